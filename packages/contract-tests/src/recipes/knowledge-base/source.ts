import type { Json, World } from '../../world/recipes.ts'
import { inTime } from '../in-time.ts'

/** In the name or address of every source that is made here, by which it is found again. */
const mark = 'contract-test'

/** What a source is called. */
export const sourceName = (world: World): string => `Deliveries, ${mark} ${world.unique()}`

/** The address of a page that is no source yet. */
export const freshPage = (world: World): string => `https://${mark}-${world.unique()}.example/wholesale`

/** A new source of a text. */
export async function newSource(world: World, said: Json = {}): Promise<Json> {
  const json = {
    ...{ type: 'text', title: 'Holiday deliveries', text: 'There is no delivery on public holidays.' },
    ...{ name: sourceName(world), ...said },
  }
  const { status, body } = await world.call('knowledgeBase.createSource', { json })
  if (status === 201) return body
  await makeRoom(world)
  return world.must('knowledgeBase.createSource', { json })
}

/** A new source of a web page. */
export async function addPage(world: World, said: Json = {}): Promise<Json> {
  await makeRoom(world)
  const json = { type: 'url', url: freshPage(world), name: sourceName(world), ...said }
  return world.must('knowledgeBase.createSource', { json })
}

/** What sources are called that are made here, or of the description's examples. */
const made = [mark, 'Holiday deliveries', 'smallest order', 'Wholesale pages', 'Price list']

/** Deletes the older half of the sources that a run has made, where the workspace has about as many as it may have. */
export async function makeRoom(world: World): Promise<void> {
  const { sources, limits } = await world.must('knowledgeBase.getStats')
  if (sources.total < limits.maxSources * 0.9) return
  for (const search of made) {
    const { data } = await world.must('knowledgeBase.listSources', { query: { search, limit: 100 } })
    for (const { id } of data.slice(data.length / 2)) await remove(world, id)
  }
}

export const remove = (world: World, sourceId: string) =>
  world.call('knowledgeBase.deleteSource', { path: { sourceId } })

/** A source that was read by now, if there is one: that takes some seconds, and never happens where time stands still. */
export async function findReadSource(world: World): Promise<Json | undefined> {
  const { data } = await world.must('knowledgeBase.listSources', { query: { status: ['ready'], search: mark } })
  return data[0]
}

/** A source that was read: one of its own where time can be let pass, else one that was made before. */
export async function readSource(world: World): Promise<string> {
  const known = world.passTime ? undefined : await findReadSource(world)
  if (known) return known.id
  return inTime(world, {
    until: 'a source is read',
    begin: () => newSource(world),
    async look({ id, name }) {
      const query = { search: name, status: ['ready'] }
      const { data } = await world.must('knowledgeBase.listSources', { query })
      return data.length > 0 ? id : undefined
    },
  })
}

/** A file as a form sends it. */
export const uploaded = (
  file: { fileName: string; type: string; text?: string; base64?: string },
  said: Json = {},
) => ({
  body: { type: 'multipart/form-data', value: { file, ...said } },
})
