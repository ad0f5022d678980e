import { describe, expect, test } from 'vitest'
import { exitCodeOf } from '../src/cli/exit-code.ts'

const run = { failures: [], ended: 'complete', operations: [{ requests: 1 }, { requests: 0 }] } as const

describe('the exit code of a run', () => {
  test.each([
    ['without a failure is 0', {}, 0],
    ['that the time limit ended is 0', { ended: 'time limit' as const }, 0],
    ['with a failure is 1', { failures: ['failure'] }, 1],
    ['that lost its server is 2', { ended: 'unreachable' as const }, 2],
    ['that lost its server after a failure is 1', { failures: ['failure'], ended: 'unreachable' as const }, 1],
    ['that tested nothing is 2', { operations: [{ requests: 0 }] }, 2],
  ])('%s', (_, outcome, code) => {
    expect(exitCodeOf({ ...run, ...outcome })).toBe(code)
  })
})
