import type { CheckName } from '../../checks/check.ts'
import type { Operation } from '../../description/description.ts'
import type { Call, Exchange } from '../../exchange/exchange.ts'
import type { Credentials } from '../../exchange/request.ts'
import type { Session } from '../../run/session.ts'
import { show } from '../../schema/values.ts'
import type { TestWorld } from '../../world/world.ts'
import { countCase, type Note } from '../phase.ts'

/** What sequences are made with. */
export interface Stage {
  session: Session
  world: TestWorld
  note: Note
}

/** A sequence of calls: each is checked as any other, and what they say together is held by the sequence. */
export interface Sequence {
  /** Sends a call, whose placeholders must be filled. */
  call(operation: Operation, call: Call, credentials?: Credentials): Promise<Exchange>
  /** Keeps what the last answers say together. */
  fail(operation: Operation, name: string, differs: Differs): void
}

export interface Differs {
  check: CheckName
  message: string
  expected: unknown
  actual: unknown
}

/** The most calls that a failure tells of before the one that shows it. */
const longest = 6

export function sequenceOf({ session, world }: Stage): Sequence {
  const steps: Exchange[] = []
  countCase(session)
  return {
    async call(operation, call, credentials) {
      const before = steps.slice(-longest)
      const { exchange } = await session.perform(
        { operation, name: 'a step of a sequence', call, expect: { kind: 'any' }, ...(credentials && { credentials }) },
        before,
      )
      steps.push(exchange)
      if (!credentials) world.settle(operation, call, exchange)
      return exchange
    },
    fail(operation, name, { check, message, expected, actual }) {
      const exchange = steps.at(-1)
      if (!exchange) return
      const finding = { check, message, expected: told(expected), actual: told(actual) }
      session.keep({ operation, case: name, finding, exchange, before: steps.slice(0, -1).slice(-longest) })
    },
  }
}

const told = (value: unknown): string => (typeof value === 'string' ? value : show(value))

export const isSuccess = ({ response }: Exchange): boolean =>
  response !== undefined && response.status >= 200 && response.status < 300
