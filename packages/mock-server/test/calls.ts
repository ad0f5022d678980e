import { onTestFinished } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { callerOf } from './bad-input/world.ts'
import { recorded } from './matrix/record.ts'

export const phone = '+12025550101'
export const start = '/api/v1/provision/start'
export const verify = '/api/v1/provision/verify'
export const profile = { phone, code: '123456', displayName: 'Juniper Coffee' }

export function setup() {
  const server = createMockServer()
  const mock = { ...server, fetch: recorded(server.fetch) }
  onTestFinished(() => mock.close())
  return { mock, call: callerOf(mock, 'rl_test_1') }
}

/** The parts of answers that these tests look at. */
interface Answered {
  id: string
  code: string
  avatarUrl: string
  attemptsRemaining: number
  data: unknown[]
}
export const read = async (response: Response) => (await response.json()) as Answered
