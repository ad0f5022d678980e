import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.resolve('@rocketlead/client')))

/**
 * The modules of the built client by their names, such as `index.js`, for runtimes that find no packages by themselves.
 */
export const modules = new Map(
  globSync('**/*.js', { cwd: folder }).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)
