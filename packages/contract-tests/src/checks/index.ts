import type { Answered, Check, Finding } from './check.ts'
import { body, challenge, contentType, documentedStatus, headers, problem } from './described.ts'
import { asExpected, invariants } from './expected.ts'
import { noSecrets, noServerError, responseTime } from './server.ts'

const all: readonly Check[] = [
  noServerError,
  documentedStatus,
  contentType,
  headers,
  challenge,
  body,
  problem,
  asExpected,
  invariants,
  responseTime,
  noSecrets,
]

/** What holding an answer against everything comes to. */
export interface Outcome {
  findings: Finding[]
  /** How many checks there was something to hold against for. */
  count: number
}

/** Holds an answer against everything, without the checks that are to be left out. */
export function check(answered: Answered, skipped: readonly string[]): Outcome {
  const results = all.flatMap((each) => {
    const result = each(answered)
    return result === undefined ? [] : [[result].flat()]
  })
  return { findings: results.flat().filter((finding) => !skipped.includes(finding.check)), count: results.length }
}
