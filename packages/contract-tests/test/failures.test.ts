import { expect, test } from 'vitest'
import type { Operation } from '../src/description/description.ts'
import type { Exchange } from '../src/exchange/exchange.ts'
import { createFailures } from '../src/run/failures.ts'

const operation: Operation = {
  ...{ id: 'addBook', method: 'POST', path: '/books', section: 'books', summary: '' },
  ...{ parameters: [], body: undefined, responses: {}, security: [] },
}

const exchange = (curl: string): Exchange => ({
  request: { operation, method: 'POST', url: 'http://a.test/books', headers: {}, body: '', curl },
  response: undefined,
  trouble: 'The server cut the connection.',
})

/** What is kept of one failure that several requests showed. */
function kept(...curls: string[]) {
  const failures = createFailures()
  const finding = {
    check: 'answered',
    message: 'There was no answer within 7 ms.',
    expected: 'one',
    actual: 'none',
  } as const
  const news = curls.map((curl) =>
    failures.add({ operation, phase: 'coverage', case: curl, finding, exchange: exchange(curl), before: [] }),
  )
  return { news, all: failures.all() }
}

test('a failure is told once, by its smallest request, with how often it was met', () => {
  const { news, all } = kept('curl long long', 'curl', 'curl longer')

  expect(news).toEqual([true, false, false])
  expect(all).toEqual([expect.objectContaining({ case: 'curl', curl: ['curl'], times: 3 })])
})
