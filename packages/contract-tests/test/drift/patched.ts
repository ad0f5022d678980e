import { readFileSync } from 'node:fs'
import { drift } from '../../src/drift/index.ts'
import { apply, directoryWith, type Exchange, harOf, thingsYaml } from './setup.ts'

/** What a description becomes, and what is left to a person. */
export async function patched(files: Record<string, string>, ...exchanges: Exchange[]) {
  const directory = directoryWith(files)
  const [name = ''] = Object.keys(files)
  const options = { har: harOf(...exchanges), description: `${directory}/${name}`, directory }
  const { patch, findings } = await drift(options)
  apply(patch, directory)
  const left = (await drift(options)).findings
  const text = (file = name) => readFileSync(`${directory}/${file}`, 'utf8')
  return { patch, findings, left, text }
}

export const of = (item: string, body: unknown, version?: string) =>
  patched({ 'openapi.yaml': thingsYaml(item, version) }, { body: [body].flat() })

/** The lines of a patch that are not there already, or are no more. */
export const linesOf = (patch: string) => patch.split('\n').filter((line) => /^[-+](?![-+])/.test(line))
