import { created, gone, ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const snapshots = {
  list(_, { snapshots }) {
    return ok({ data: snapshots.list() })
  },

  create({ body }, { snapshots }) {
    return created(snapshots.create(body.name), addressOf(body.name))
  },

  remove({ path }, { snapshots }) {
    snapshots.remove(path.name)
    return gone
  },

  restore({ path }, { snapshots }) {
    const { snapshot, bytes } = snapshots.get(path.name)
    snapshots.restore(bytes)
    return ok(snapshot)
  },

  download({ path }, { snapshots }) {
    return ok(snapshots.get(path.name).bytes)
  },

  upload({ path, file }, { snapshots }) {
    if (!file) throw new Error('A form without its file passed the description.')
    return created(snapshots.add(path.name, file.bytes), addressOf(path.name))
  },
} satisfies ControlSection<'snapshots'>

const addressOf = (name: string): string => `/_mock/snapshots/${name}/file`
