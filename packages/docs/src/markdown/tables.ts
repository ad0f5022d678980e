import { control, document, follow, type Schema } from '../description/document.ts'
import { controlOperations, operations } from '../description/operations.ts'
import { countOf, provenances } from '../reference/provenance.ts'
import { firstSentence } from '../site/text.ts'
import { table } from './table.ts'

/** The tables that guides can show, each made from the descriptions, in Markdown. */
export const tables: Record<string, () => string> = {
  'problem-codes': problemCodes,
  'reserved-phones': () =>
    control.info.description.match(/^\| ends in[\s\S]*?(?=\n\n)/m)?.[0] ?? missing('reserved phones'),
  faults,
  'control-operations': controlPlane,
  provenance,
}

function missing(what: string): never {
  throw new Error(`The control plane's description has no list of ${what} where it was.`)
}

/** What a fault rule can say. */
function faults(): string {
  const { properties = {} } = control.components.schemas.FaultRuleCreate ?? missing('faults')
  const rows = Object.entries(properties).map(([name, schema]) => [
    `\`${name}\``,
    schema.description ?? follow<Schema>(schema, control).description ?? '',
  ])
  return table(['Property', 'What it does'], rows)
}

function problemCodes(): string {
  const rows = Object.entries(document['x-problem-codes'])
    .toSorted(([one, { status }], [other, { status: than }]) => status - than || one.localeCompare(other))
    .map(([code, { status, cause, cure }]) => [`\`${code}\``, String(status), cause, cure])
  return table(['Code', 'Status', 'Cause', 'Cure'], rows)
}

function controlPlane(): string {
  const rows = controlOperations(control).map(({ id, method, path, raw }) => [
    `\`${id}\``,
    `\`${method.toUpperCase()} ${path}\``,
    firstSentence(raw.description),
  ])
  return table(['Operation', 'Call', 'What it does'], rows)
}

function provenance(): string {
  const names = ['documented', 'partly', 'inferred'] as const
  const rows = names.map((name) => {
    const only = operations.filter(({ raw }) => raw['x-provenance'] === name)
    const example = only[0] ? `, such as \`${only[0].id}\`` : ''
    return [`\`${name}\``, `${countOf(name)} of ${operations.length}${example}`, provenances[name].meaning]
  })
  return table(['Provenance', 'Operations', 'What it means'], rows)
}
