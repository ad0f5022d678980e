// Has the peers installed, links the client beside them, and generates what is generated from the description.
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { install as installPeers, isOlder } from '../install.ts'

const bench = join(import.meta.dirname, '..')
const root = join(bench, '..')
const modules = join(bench, 'node_modules')
const schema = join(import.meta.dirname, 'generated/schema.ts')
const description = join(root, 'spec/dist/openapi.yaml')

export async function install(): Promise<void> {
  if (!existsSync(description) || !existsSync(join(root, 'packages/client/dist/index.js'))) {
    throw new Error('The client is not built: run `npm run build` first.')
  }
  installPeers()
  linkClient()
  if (isOlder(schema, description)) await import('./generate.ts')
}

/** As a user has it: by its name and through its `exports`. npm would install its development dependencies too. */
function linkClient(): void {
  const link = join(modules, '@rocketlead/client')
  rmSync(link, { force: true, recursive: true })
  mkdirSync(join(modules, '@rocketlead'), { recursive: true })
  symlinkSync(join(root, 'packages/client'), link, 'junction')
}
