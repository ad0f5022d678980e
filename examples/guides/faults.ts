import { RateLimitError, Rocketlead, ServerError } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'

const mock = createMockServer()
const { control } = mock.workspace('rl_test_1')
const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://mock.test', fetch: mock.fetch, retries: 0 })

// A rule strikes the next calls of an operation, of a section or of the whole API.
const rule = await control.faults.create({ operation: 'campaigns.*', count: 1, status: 503 })
const down = await rocketlead.campaigns.list().catch((thrown: unknown) => thrown)
console.log(down instanceof ServerError && down.code)

const { data: rules } = await control.faults.list()
console.log(rules.find(({ id }) => id === rule.id)?.remaining)

// A header strikes the call that carries it.
const headers = { 'X-Mock-Fault': 'code=rate_limited; retryAfter=5' }
const limited = await rocketlead.leads.list({}, { headers }).catch((thrown: unknown) => thrown)
console.log(limited instanceof RateLimitError && limited.retryAfter)
