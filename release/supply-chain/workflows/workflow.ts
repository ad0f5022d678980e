import { parse } from 'yaml'
import type { SourceFile } from '../../../scripts/checks/structure/files.ts'

export interface Step {
  uses?: string
  with?: Record<string, unknown>
  run?: string
}

export interface Job {
  /** Another workflow of this repository, in place of steps. */
  uses?: string
  steps?: Step[]
  permissions?: Record<string, string> | string
  'timeout-minutes'?: number
}

/** A workflow of GitHub Actions, as far as the rules look at it. */
export interface Workflow extends SourceFile {
  on: string[]
  permissions?: Record<string, string> | string
  jobs: Record<string, Job>
}

/** Reads a file of `.github/workflows`. */
export function readWorkflow({ path, text }: SourceFile): Workflow {
  // actionlint vouches for the shape: a test runs it on each file.
  const { on, permissions, jobs } = parse(text) as Pick<Workflow, 'permissions' | 'jobs'> & { on: unknown }
  return { path, text, on: eventsOf(on), jobs, ...(permissions !== undefined && { permissions }) }
}

/** `on` is one event, a list of them, or a record of each with its filters. */
function eventsOf(on: unknown): string[] {
  if (typeof on === 'string') return [on]
  return Array.isArray(on) ? on : Object.keys(Object(on))
}

/** All steps, with the name of the job that each belongs to. */
export const stepsOf = ({ jobs }: Workflow): (Step & { job: string })[] =>
  Object.entries(jobs).flatMap(([job, { steps = [] }]) => steps.map((step) => ({ ...step, job })))

/** What is run in a shell, line by line, be it by an action. */
export const linesOf = (workflow: Workflow): string[] =>
  stepsOf(workflow).flatMap(({ run = '', with: { script = '' } = {} }) =>
    [...run.split('\n'), ...String(script).split('\n')].filter(Boolean),
  )
