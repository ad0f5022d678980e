import type { Finding } from './finding.ts'
import { isNode, textOf } from './normal/json.ts'

const whole: Record<string, string> = {
  'api-path-removed-without-deprecation': 'the operation was removed',
  'api-removed-without-deprecation': 'the operation was removed',
  'endpoint-added': 'the operation was added',
  'endpoint-deprecated': 'the operation was deprecated',
  'endpoint-reactivated': 'the operation is deprecated no longer',
}

const clearer: [RegExp, string][] = [
  [/\/``/g, ''],
  [/`(-?\d+)\.00`/g, '`$1`'],
  [/(?<=[^`])\/`/g, '`'],
  [/`\/contentSchema/g, '`contentSchema'],
  [/``/g, '`any`'],
  [/type\/format/, 'type'],
  [/list-of-types/, 'list of types'],
  [/^api operation id (`.*`) removed and replaced with (`.*`)$/, 'the operationId $1 was renamed to $2'],
  [/^api tag (`.*`) (added|removed)$/, '$2 the tag $1'],
  [/endpoint scheme security (.*) the API$/, 'security scheme $1 the operation'],
  [/^(?=(`.*` )?(response|request) )/, 'the '],
  [/(?<=the (optional|required) response header `.*`) removed/, ' was removed'],
  [/(?<=^the (response|request) property `.*`) (deprecated|reactivated)$/, ' was $2'],
]

/** oasdiff's sentence in better English, without what only says that there is nothing. */
export const polished = (rule: string, text: string): string =>
  whole[rule] ?? clearer.reduce((said, [unclear, clear]) => said.replace(unclear, clear), text)

/** A sentence on what only Redocly tells, in the manner of the other judge. */
export function sentence(
  finding: Omit<Finding, 'what' | 'names'>,
  type: string,
  kind: 'added' | 'removed' | 'modified',
): string {
  const { subject, keyword, before, after } = finding
  const it = thing(finding, type)
  if (type === 'Root') return `\`${keyword}\` ${changed(before, after)}`
  if (/^(Server|SecurityRequirement)/.test(type)) return `the ${spaced(type)} ${cameOrWent(before, after)}`
  if (subject === 'securitySchemes' && kind !== 'modified') return `the ${spaced(type)} \`${finding.name}\` was ${kind}`
  const [gained, lost] = [without(after, before), without(before, after)]
  if (gained || lost)
    return `\`${keyword}\` of ${it} ${[gained && `gained ${gained}`, lost && `lost ${lost}`].filter(Boolean).join(' and ')}`
  if (kind !== 'modified') return keyword ? `\`${keyword}\` of ${it} was ${kind}` : `${kind} ${it}`
  return `${keyword === 'key' ? it : `\`${keyword}\` of ${it}`} ${changed(before, after)}`
}

/** Of two lists what only the first has, in words. */
function without(list: unknown, other: unknown): string {
  if (!Array.isArray(list) || !Array.isArray(other)) return ''
  return list
    .filter((value) => !other.some((one) => textOf(one) === textOf(value)))
    .map(quoted)
    .join(', ')
}

function changed(before: unknown, after: unknown): string {
  if (before === undefined) return `was set to ${quoted(after)}`
  if (after === undefined) return `was removed, it was ${quoted(before)}`
  return `changed from ${quoted(before)} to ${quoted(after)}`
}

function cameOrWent(before: unknown, after: unknown): string {
  if (before === undefined) return `${quoted(after)} was added`
  if (after === undefined) return `${quoted(before)} was removed`
  return changed(before, after)
}

const spaced = (type: string) => type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()

function quoted(value: unknown): string {
  const said = Array.isArray(value) ? value.map(addressOf) : addressOf(value)
  return `\`${typeof said === 'string' ? said : JSON.stringify(said)}\``
}

/** Servers by their address. */
const addressOf = (value: unknown): unknown => (isNode(value) && typeof value.url === 'string' ? value.url : value)

function thing({ subject, side, status, name, path }: Omit<Finding, 'what' | 'names'>, type: string): string {
  const words = spaced(type)
  const named = name ? ` \`${name}\`` : ''
  if (type === 'PathItem') return 'the path'
  if (type === 'Operation') return 'the operation'
  if (side === 'operation') return subject === name ? `the ${words}` : `the ${words}${named}`
  if (type === 'Encoding') return `the encoding of \`${path}\``
  const schema = type === 'Schema'
  if (side === 'request' && name)
    return path ? `\`${path}\` of the request parameter${named}` : `the request parameter${named}`
  if (side === 'request')
    return schema && path ? `the request property \`${path}\`` : schema ? 'the request body' : `the ${words}`
  const of = `for the status \`${status}\``
  if (schema && !name) return path ? `the response property \`${path}\` ${of}` : `the response body ${of}`
  return type === 'Response' ? `the response ${of}` : `the response ${schema ? 'header' : words}${named} ${of}`
}
