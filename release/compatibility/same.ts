import type { Finding } from './finding.ts'

const property = /^new-(optional|required)-request-property$|property-(added|removed)$/

/** What oasdiff's rules are called that tell of a keyword; of others the name in its spelling. */
const rules: Record<string, RegExp> = {
  required: /became-(required|optional)|new-(optional|required)-request-property|required-property-(added|removed)/,
  type: /type-|nullable|list-of-types/,
  format: /type-/,
  enum: /enum|const/,
  minimum: /-min-(increased|decreased|set|unset)/,
  maximum: /-max-(increased|decreased|set|unset)/,
  exclusiveMinimum: /exclusive-min/,
  exclusiveMaximum: /exclusive-max/,
  oneOf: /one-of|list-of-types/,
  anyOf: /any-of|list-of-types/,
  deprecated: /deprecated|reactivated/,
  tags: /api-tag/,
  operationId: /operation-id/,
  key: /removed|added/,
  name: /parameter/,
  in: /parameter/,
}

/** Whether oasdiff speaks of what Redocly found. */
export function same(redocly: Finding, oasdiff: Finding): boolean {
  if (redocly.subject !== oasdiff.subject || redocly.side !== oasdiff.side) return false
  if (oasdiff.status !== undefined && redocly.status !== oasdiff.status) return false
  if (!ruleOf(redocly).test(oasdiff.rule)) return false
  const { side, name, path, names, keyword, status, before } = redocly
  if (side === 'operation') return true
  const says = (word: string) => oasdiff.names.includes(word)
  const properties = names.slice([name, status, path].filter(Boolean).length)
  if (properties.length > 0) return properties.some(says)
  if (name && !says(keyword === 'name' ? `${before}` : name)) return false
  if (path) return variantOf(path).every(says)
  return name !== undefined || keyword === undefined || !/propert/.test(oasdiff.rule)
}

/** How oasdiff names a variant of `oneOf`: by the place where it is, if any, the keyword and its own name. */
function variantOf(path: string): string[] {
  const [, place, keyword, variant] = /^(?:(.*)\/)?(\w+Of)\[([^\]]+)\]$/.exec(path) ?? []
  return [place, keyword, variant].filter((word) => word !== undefined).concat(keyword === undefined ? path : [])
}

function ruleOf({ keyword, path, side, name, rule }: Finding): RegExp {
  if (rule.includes('ecurity')) return /security/
  if (keyword !== undefined)
    return rules[keyword] ?? new RegExp(keyword.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
  if (path) return path.endsWith(']') ? /-of-/ : property
  if (side === 'answer') return name ? /header|media-type/ : /status/
  return side === 'request' ? /parameter|request-body-(added|removed)|media-type/ : /removed|added/
}
