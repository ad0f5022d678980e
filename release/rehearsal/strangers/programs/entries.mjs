import { readFileSync } from 'node:fs'
import { extname } from 'node:path'

const ways = {
  '.json': (entry) => import(entry, { with: { type: 'json' } }),
  '.yaml': (entry) => ({ text: readFileSync(new URL(import.meta.resolve(entry)), 'utf8') }),
}

for (const entry of process.argv.slice(2)) {
  const load = ways[extname(import.meta.resolve(entry))] ?? ((name) => import(name))
  console.log(entry, Object.keys(await load(entry)).join(' '))
}
