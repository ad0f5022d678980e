import type { Description } from '../description/description.ts'
import type { Phase, Progress } from '../report/report.ts'
import type { Recipes } from '../world/recipes.ts'

/** A web-standard `fetch`. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>

export interface ContractOptions {
  /** Where the server is, such as `http://127.0.0.1:4010`. Default with `fetch`: `http://contract.test`. */
  baseUrl?: string
  /** What calls the server. Default: the global `fetch`. */
  fetch?: Fetch
  /** Is sent as the description's security asks for. */
  apiKey?: string
  /** The key of another workspace, in which nothing of this one may be seen. Default: none, and that is not tried. */
  otherApiKey?: string
  /** A description, or where it is: a file or an address. Default: the one of `@rocketlead/openapi`. */
  description?: Description | string
  /** How to get at real things. Default: those of this package, for the description of `@rocketlead/openapi`. */
  recipes?: Recipes
  /** Values of path parameters by their names, that exist on the server: in place of recipes. */
  data?: Record<string, string>
  /** Sections by their tags or slugs. Default: all. */
  sections?: readonly string[]
  /** Operations by their ids. Default: all. */
  operations?: readonly string[]
  /** Default: all four. */
  phases?: readonly Phase[]
  /** Sends nothing but GET, takes ids from lists, and goes gently. Default false. */
  readOnly?: boolean
  /** A whole number; the same one makes the same cases. Default 0. */
  seed?: number
  /** Generated cases of each operation in the phase `fuzzing`, half of them valid. Default 100. */
  maxExamples?: number
  /** Seconds after which no new case begins. Default: none. */
  timeLimit?: number
  /** How many operations are tried at the same time. Default 1, which makes the order the same in every run. */
  workers?: number
  /** Requests a second. Default: as fast as it goes, and 5 when `readOnly`. */
  rate?: number
  /** Milliseconds in which an answer has to be there, whole. Default 10,000. */
  timeout?: number
  /** Milliseconds that an answer may take; more is a failure. Default: none. */
  maxResponseTime?: number
  /** So many distinct failures end the run. Default: none. */
  maxFailures?: number
  /** Names of checks that are not made. */
  skipChecks?: readonly string[]
  /**
   * A header by which the server, a mock, is asked for a documented problem that nothing else brought about, such as
   * `{ name: 'X-Mock-Fault', value: 'code={code}' }`; `{code}` and `{status}` are filled in. Default: none.
   */
  provoke?: { name: string; value: string }
  /** Is told how far the run has come. */
  onProgress?: (progress: Progress) => void
  /** Ends the run; what was found so far is reported. */
  signal?: AbortSignal
}

/** The run could not be made: the description, an option or the server is not usable. The message says what to do. */
export class CannotRun extends Error {
  override name = 'CannotRun'
}
