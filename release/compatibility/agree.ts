import { type Change, covers, highest } from './bump.ts'
import type { Finding } from './finding.ts'
import { same } from './same.ts'

/**
 * One list of what both judges found, after the policy. Where they speak of the same it stands once, in the words of
 * oasdiff, with the higher rating; the other's rating goes to the sentence that it fits best.
 */
export function agree(findings: readonly Finding[], of: Change['of']): Change[] {
  const misread = (finding: Finding) => contradicted(finding, findings) || moved(finding, findings)
  const told = findings.filter((finding) => finding.judge === 'oasdiff' && !misread(finding))
  const changes = new Map(told.map((finding) => [finding, changeOf(finding, of)]))
  for (const finding of findings.filter((one) => one.judge === 'redocly' && !implied(one, findings))) {
    const alike = told.filter((other) => same(finding, other)).flatMap((other) => changes.get(other) ?? [])
    const equal = alike.filter(({ bump }) => covers(bump, finding.bump))
    const best = alike.find(({ id }) => id.includes('removed')) ?? alike[0]
    const spoken = equal.length > 0 || !best ? equal : [best]
    for (const change of spoken) merge(change, finding.bump, [finding.judge])
    if (spoken.length === 0) changes.set(finding, changeOf(finding, of))
  }
  return unique([...changes.values()])
}

/** That values were added is no news where a free text became a list of values. */
const contradicted = ({ rule, subject, names }: Finding, all: readonly Finding[]): boolean =>
  rule.endsWith('enum-value-added') &&
  all.some(
    (other) =>
      other.rule.endsWith('became-enum') &&
      other.subject === subject &&
      other.names.every((name) => names.includes(name)),
  )

/** An operation that went and came is one whose path is another. Redocly tells that. */
const moved = ({ rule, subject }: Finding, all: readonly Finding[]): boolean => {
  const known = all.filter((other) => other.subject === subject)
  return (
    /^(endpoint-added$|api-(path-)?removed)/.test(rule) &&
    known.some((other) => other.rule === 'endpoint-added') &&
    known.some((other) => other.keyword === 'key' && other.rule === 'path-removed')
  )
}

const followers = /^(items|properties|additionalProperties|in|name|scheme|flows)$/

/** What has another type has other keywords too; and what is told of a keyword need not be told of what was under it. */
const implied = (finding: Finding, all: readonly Finding[]): boolean =>
  all.some(
    (other) =>
      other !== finding &&
      other.judge === 'redocly' &&
      placeOf(other) === placeOf(finding) &&
      covers(other.bump, finding.bump) &&
      ((other.keyword === 'type' && followers.test(finding.keyword ?? '')) ||
        (other.keyword === finding.keyword && other.keyword !== undefined && !covers(finding.bump, other.bump))),
  )

const placeOf = ({ subject, side, status, name, path }: Finding) => [subject, side, status, name, path].join(' ')

function changeOf(finding: Finding, of: Change['of']): Change {
  const { judge, subject, rule, keyword, side, status, bump, what, names } = finding
  const rules =
    judge === 'redocly' ? [rule.replace(' ', '-'), keyword, side === 'operation' ? '' : side, status] : [rule]
  const parts = [...rules, ...names].filter((part, index, all) => part && all.indexOf(part) === index)
  const id = [of === 'description' ? subject : `${of.replace(' ', '-')}/${subject}`, ...parts].join(':')
  return { of, subject, id, what, bump, judges: [judge] }
}

function merge(change: Change, bump: Change['bump'], judges: string[]): void {
  change.bump = highest([change.bump, bump]) ?? bump
  change.judges = [...new Set([...change.judges, ...judges])]
}

/** Each id once: what is said twice in the same words is one change. */
function unique(changes: Change[]): Change[] {
  const known = new Map<string, Change>()
  for (const change of changes) {
    const other = known.get(change.id)
    if (other) merge(other, change.bump, change.judges)
    else known.set(change.id, change)
  }
  return [...known.values()]
}
