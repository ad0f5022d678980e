export const phases = ['examples', 'coverage', 'fuzzing', 'stateful'] as const
export type Phase = (typeof phases)[number]

/** What a run found; it is also what `report.json` holds. */
export interface Report {
  /** The version of this package. */
  version: string
  description: { title: string; version: string; source: string }
  /** The base URL, or `in process`. */
  target: string
  /** Which seed made the cases: the same one makes them again. */
  seed: number
  readOnly: boolean
  startedAt: string
  seconds: number
  /** Why it ended: everything was done, the time was up, somebody stopped it, or the server stopped answering. */
  ended: 'complete' | 'time limit' | 'stopped' | 'unreachable'
  phases: PhaseReport[]
  operations: OperationReport[]
  /** Each distinct failure once. */
  failures: Failure[]
  /** What could not be tested, and why. */
  notes: Note[]
}

export interface PhaseReport {
  phase: Phase
  cases: number
  requests: number
  /** How many single expectations were held against answers. */
  checks: number
  failures: number
  seconds: number
}

export interface OperationReport {
  id: string
  method: string
  path: string
  section: string
  summary: string
  requests: number
  /** Distinct failures. */
  failures: number
  /** Every documented status, in order, and those that were answered without being documented. */
  statuses: StatusReport[]
  /** Path, query and header parameters, then the properties of the body in their order. */
  parameters: ParameterReport[]
  /** Links from its answers, and whether they were followed. */
  links: { name: string; to: string; followed: number }[]
}

export interface StatusReport {
  /** `200`, `4XX` or `default`. */
  status: string
  documented: boolean
  /** How often it was answered unasked. */
  seen: number
  /** How often it was answered only since a header asked for it. */
  provoked: number
  /** Distinct failures of answers with it. */
  failures: number
  /** The problem codes that are documented for it, and how often each was answered. */
  codes: { code: string; seen: number }[]
}

export interface ParameterReport {
  in: 'path' | 'query' | 'header' | 'cookie' | 'body'
  /** For a property of the body its way there: `steps[].delay.unit`. */
  name: string
  required: boolean
  /** How many requests had a value that the description allows. */
  valid: number
  /** How many had one that it does not allow, or lacked it although it is required. */
  invalid: number
  /** Whether there is anything that it does not allow. */
  breakable: boolean
}

export interface Failure {
  operation: string
  method: string
  path: string
  section: string
  phase: Phase
  /** What was done, as a phrase: `limit one above its maximum`. */
  case: string
  /** Which check failed: `status`, `body`, `not refused` ... */
  check: string
  /** One sentence. */
  message: string
  expected: string
  actual: string
  /** curl lines that lead there; the last one is the request that failed. Keys are `$API_KEY`. */
  curl: string[]
  response: { status: number; headers: Record<string, string>; body: string } | null
  /** How often it was met. */
  times: number
}

export interface Note {
  /** Left out when it concerns the whole run. */
  operation?: string
  message: string
}

/** What is told while a run goes on. */
export interface Progress {
  phase: Phase
  /** What is being tried: an operation's id. */
  subject: string
  /** Of this phase, how many subjects are done, of how many. */
  done: number
  total: number
  requests: number
  failures: number
  seconds: number
}
