import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(import.meta.resolve('@rocketlead/client'))
const folder = dirname(entry)

/** The module that `import '@rocketlead/client'` loads. */
export const entryName = basename(entry)

/** The built client's modules by their names in its folder, for runtimes that find no packages by themselves. */
export const modules = new Map(
  globSync('**/*.js', { cwd: folder }).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)
