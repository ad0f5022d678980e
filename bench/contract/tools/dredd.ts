import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { described, exampleName } from '../described.ts'
import { type Document, operationsOf } from '../document.ts'
import { downgraded } from '../downgrade.ts'
import { execute } from '../execute.ts'
import { key } from '../world.ts'
import { casesIn } from './junit.ts'
import type { Tool } from './tool.ts'

export const dredd: Tool = {
  label: 'Dredd',
  packages: ['dredd'],
  about:
    'a copy in OpenAPI 3.0, with successes only: it asks once for each documented answer, and knows no way to the others',
  counts: 'status, headers and body of an answer',
  async run({ url, calls, operation, folder, seconds }) {
    const [description, report] = [join(folder, 'openapi.json'), join(folder, 'report.xml')]
    writeFileSync(description, JSON.stringify(readable(described(calls, operation)), null, 1))
    const options = ['--header', `Authorization:Bearer ${key}`, '--reporter', 'xunit', '--output', report]
    const args = [join(modules, 'dredd/bin/dredd'), description, url, ...options, '--loglevel', 'silent']
    await execute(process.execPath, args, { cwd: folder, seconds })
    const cases = casesIn(report)
    return { checks: cases.length * 3, failures: cases.filter(({ failed }) => failed).map(({ name }) => name) }
  },
}

/** It reads a parameter's `example`, and none of its `examples`. */
function readable(document: Document): Document {
  const copy = downgraded(document)
  for (const { operation } of operationsOf(copy)) {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
    operation.responses = Object.fromEntries(successes)
    operation.parameters = operation.parameters.map(({ examples = {}, ...parameter }) => {
      const example = examples[exampleName]
      return { ...parameter, example: example?.value }
    })
  }
  return copy
}
