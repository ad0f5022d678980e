import type { Exception } from './exceptions.ts'
import type { Advisory, Answer } from './reports.ts'

export interface Verdict {
  lines: string[]
  /** 0: nothing that matters; 1: something to do; 2: not everything could be checked. */
  exitCode: 0 | 1 | 2
}

/** What follows from the answers and from what is argued in advisories.yaml, on a day such as `2026-11-28`. */
export function judge(answers: Answer[], exceptions: Exception[], today: string): Verdict {
  const unknown = answers.filter((answer) => 'unknown' in answer)
  const known = answers.filter((answer) => 'advisories' in answer)
  const grave = known.flatMap(({ advisories }) => advisories).filter(isGrave)
  const argued = (advisory: Advisory) => exceptions.find((exception) => concerns(exception, advisory))
  const faults = [
    ...grave.flatMap((advisory) => faultOf(advisory, argued(advisory), today)),
    // What nobody was asked about may still be there.
    ...(unknown.length > 0 ? [] : staleOf(exceptions, grave)),
  ]
  const exitCode = faults.length > 0 ? 1 : unknown.length > 0 ? 2 : 0
  return { lines: [...unknown.map(notChecked), ...known.map(summary), ...faults], exitCode }
}

const isGrave = ({ severity }: Advisory): boolean => severity === 'high' || severity === 'critical'

const concerns = (exception: Exception, advisory: Advisory): boolean =>
  exception.id === advisory.id && exception.package === advisory.package

function faultOf(advisory: Advisory, argued: Exception | undefined, today: string): string[] {
  const told = `${advisory.severity} ${advisory.id} ${advisory.package} ${advisory.versions} (${advisory.of}): ${advisory.title}`
  if (!argued)
    return [`${told}. Update it, or argue in release/supply-chain/advisories.yaml why it does not matter here.`]
  if (argued.until < today) return [`${told}. advisories.yaml argues with it until ${argued.until}: look at it again.`]
  return []
}

const staleOf = (exceptions: Exception[], grave: Advisory[]): string[] =>
  exceptions
    .filter((exception) => !grave.some((advisory) => concerns(exception, advisory)))
    .map(
      ({ id, package: name }) => `advisories.yaml argues with ${id} of ${name}, which nothing has any more: remove it.`,
    )

const notChecked = ({ of, unknown }: { of: string; unknown: string }): string =>
  `Nothing was checked of ${of}: ${unknown.trimEnd()}${unknown.endsWith('\n') ? '' : '.'}`

const summary = ({ of, advisories }: { of: string; advisories: Advisory[] }): string => {
  const grave = advisories.filter(isGrave).length
  return `${of}: ${grave} advisories of high or critical severity, ${advisories.length - grave} of lower.`
}
