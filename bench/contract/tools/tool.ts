import type { Prepared } from '../world.ts'

/** A tool that tests a server against its description: one file each, so that a reader sees in one place how it is run. */
export interface Tool {
  label: string
  /** Its npm packages, whose versions are told. */
  packages: string[]
  /** How it was configured, and on which copy of the description. */
  about: string
  /** What it counts as a check. */
  counts: string
  /** Why it cannot be run here. */
  missing?(): string | undefined
  /** Makes what it needs and runs it, as a user would from a shell. */
  run(target: Target): Promise<Outcome>
}

export interface Target {
  url: string
  calls: Prepared['calls']
  /** The only operation that is tested; all when it is left out. */
  operation: string | undefined
  /** An empty one. */
  folder: string
  /** How long each program may take. */
  seconds: number
}

export interface Outcome {
  /** Assertions made on answers, as the tool counts them. */
  checks: number
  /** Each failure by what it says of itself, the same in each run. */
  failures: string[]
}
