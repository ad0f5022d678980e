import { styleText } from 'node:util'
import type { Finding } from './finding.ts'
import { inline } from './notation.ts'
import type { DescribedOperation } from './operations.ts'

/** What the text is made of. */
export interface Told {
  title: string
  findings: readonly Finding[]
  /** Described and never seen. */
  unseen: Unseen
  operations: readonly DescribedOperation[]
  /** By operation. */
  answers: ReadonlyMap<string, number>
  leftOut: number
  unanswered: number
}

export interface Unseen {
  operations: string[]
  /** By status, the operations that describe it and did answer otherwise. */
  statuses: Record<string, string[]>
  /** With the file and line where each is described. */
  properties: { name: string; file: string; line: number }[]
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

/** The findings by operation, for a terminal. */
export function textOf(told: Told, { color = false }: { color?: boolean } = {}): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text)
  const groups = [...Map.groupBy(told.findings, ({ operations }) => operations[0] ?? '')]
  const order = told.operations.map(({ id }) => id)
  const sorted = groups.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  return [
    headOf(told),
    ...sorted.map(([id, findings]) =>
      [titleOf(id, told, paint), ...findings.map((finding) => linesOf(finding, paint))].join('\n'),
    ),
    unseenOf(told, paint),
    verdictOf(told, paint),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

function headOf({ title, answers, leftOut, unanswered }: Told): string {
  const total = [...answers.values()].reduce((sum, count) => sum + count, 0)
  return [
    `${title}: ${counted(total, 'answer')} of ${counted(answers.size, 'operation')}.`,
    leftOut > 0 ? `Left out: ${counted(leftOut, 'entry', 'entries')} that no operation of the description fits.` : '',
    unanswered > 0 ? `Left out: ${counted(unanswered, 'request')} without an answer.` : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function titleOf(id: string, { operations, answers }: Told, paint: Paint): string {
  const operation = operations.find((other) => other.id === id)
  if (!operation) return paint('bold', 'Not described')
  const calls = counted(answers.get(id) ?? 0, 'answer')
  return `${paint('bold', id)}  ${operation.method} ${operation.path}  ${paint('dim', calls)}`
}

function linesOf(finding: Finding, paint: Paint): string {
  const { message, examples, file, line, refusal, operations, schema } = finding
  const [, ...others] = operations
  const is = schema ? `${kindOf(schema)}, ` : ''
  const such = examples.some((example) => example !== null) ? `such as ${examples.map(shown).join(' or ')}` : ''
  const details = `${is}${frequencyOf(finding)}${such === '' ? '' : `, ${such}`}`
  return [
    `  ${paint(refusal === undefined ? 'green' : 'yellow', refusal === undefined ? '+' : '!')} ${message}`,
    `    ${details}`,
    others.length > 0 ? `    also of ${shortened(others)}` : '',
    `    ${paint('dim', line > 0 ? `${file}:${line}` : file)}  ${refusal === undefined ? 'in the patch' : `not in the patch: ${refusal}`}`,
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** `integer`, `list of string`, `date-time or null`. */
function kindOf({ type, format, enum: members, items, properties }: NonNullable<Finding['schema']>): string {
  const types = [type ?? 'any value'].flat().map((name) => {
    if (name === 'string' && format !== undefined) return format
    if (name === 'string' && members) return `one of ${members.join(', ')}`
    if (name === 'object' && properties) return `object of ${shortened(Object.keys(properties))}`
    return name === 'array' && typeof items === 'object' ? `list of ${kindOf(items)}` : name
  })
  return types.join(' or ')
}

function frequencyOf({ times, of, exchanges, kind }: Finding): string {
  const [one, many = `${one}s`] = nouns[kind]
  const among = of >= times ? `${times} of ${counted(of, one, many)}` : counted(times, one, many)
  return exchanges === times ? among : `${among}, in ${counted(exchanges, 'exchange')}`
}

/** What the times of a finding are times of. */
const nouns: Record<Finding['kind'], [one: string, many?: string]> = {
  operation: ['request'],
  status: ['answer'],
  'content type': ['exchange'],
  header: ['exchange'],
  parameter: ['request'],
  property: ['object'],
  required: ['object'],
  type: ['value'],
  enum: ['value'],
  limit: ['value'],
  'no JSON': ['body', 'bodies'],
  unseen: ['time'],
}

function shown(value: unknown): string {
  const text = inline(value, true)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** The first names of a list, and how many more there are. */
function shortened(names: readonly string[]): string {
  const more = names.length > 5 ? ` and ${names.length - 4} more` : ''
  return `${names.slice(0, more === '' ? 5 : 4).join(', ')}${more}`
}

function unseenOf({ unseen }: Told, paint: Paint): string {
  const byStatus = Object.entries(unseen.statuses).toSorted(([a], [b]) => a.localeCompare(b))
  const statuses = byStatus.map(([status, list]) => `  ${status}  ${shortened(list)}`)
  const properties = unseen.properties.map(({ name, file, line }) => `  ${name}  ${paint('dim', `${file}:${line}`)}`)
  return [
    unseen.operations.length > 0 ? `${paint('bold', 'Operations never seen')}\n  ${unseen.operations.join(', ')}` : '',
    statuses.length > 0
      ? `${paint('bold', 'Statuses never seen, of operations that were')}\n${statuses.join('\n')}`
      : '',
    properties.length > 0
      ? `${paint('bold', 'Properties never seen, of objects that were')}\n${properties.join('\n')}`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function verdictOf({ findings, answers }: Told, paint: Paint): string {
  if (answers.size === 0)
    return paint('yellow', 'No entry is of an operation of the description, so nothing was compared.')
  if (findings.length === 0) return paint('green', 'The traffic is as described.')
  const open = findings.filter(({ refusal }) => refusal !== undefined).length
  if (open === findings.length)
    return `${counted(open, 'difference')}, for a person to decide: no patch can be made of it.`
  const rest =
    open === 0 ? 'All of them are in the patch.' : `${open} for a person to decide, the others are in the patch.`
  return `${counted(findings.length, 'difference')}. ${rest}`
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
