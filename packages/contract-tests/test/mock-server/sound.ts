import { createMockServer, type MockServer } from '@rocketlead/mock-server'
import { loadDescription } from '../../src/description/index.ts'
import { coverageOf } from '../../src/report/coverage.ts'
import type { Report } from '../../src/report/report.ts'
import type { ContractOptions } from '../../src/run/options.ts'

export const apiKey = 'rl_test_contract'

/** Everything, and what nothing but a fault of the server brings about is asked for by the mock server's header. */
export const whole = {
  ...{ description: await loadDescription(), apiKey, otherApiKey: 'rl_test_other', seed: 0 },
  provoke: { name: 'X-Mock-Fault', value: 'code={code}' },
} satisfies ContractOptions

/** A sound server, which must not fail inside either. */
export function soundServer(): { mock: MockServer; bugs: unknown[] } {
  const bugs: unknown[] = []
  return { mock: createMockServer({ onError: (error) => bugs.push(error) }), bugs }
}

/** How much was tested. */
export const inALine = (report: Report): string =>
  coverageOf(report)
    .map(
      ({ name, tested, total, provoked }) =>
        `${name} ${tested} of ${total}${provoked ? ` (${provoked} asked for)` : ''}`,
    )
    .join(', ')
