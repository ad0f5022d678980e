import type { Loopback } from '../loopback.ts'
import { type Project, project } from './project.ts'
import { pinned } from './versions.ts'

/** A project that has all our packages, and those that they work with when they are there. */
export const together = (loopback: Loopback): Promise<Project> =>
  project(
    loopback,
    '@rocketlead/client',
    '@rocketlead/mock-server',
    '@rocketlead/contract-tests',
    ...['@tanstack/query-core', 'msw', 'vitest'].map(pinned),
  )
