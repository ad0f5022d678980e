import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { routes } from '../generated/openapi/routes.ts'
import type { Route } from '../src/http/route.ts'
import { createMockServer } from '../src/node/index.ts'

// Every operation in a world where its ids name something, with one place of its example made odd: whatever it answers,
// it is no failure of the server.
const description = JSON.parse(readFileSync(new URL(import.meta.resolve('@rocketlead/openapi')), 'utf8'))
const rows: readonly Route[] = routes
const odd: unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\ud800',
  '\u0000',
  '{{',
  '{{firstName|}}',
  '%',
  '"; drop table leads; --',
  'x'.repeat(5000),
  '2026-02-30T25:61:61Z',
  '+1',
  'https://[::1]/',
  [],
  [[]],
  {},
  { constructor: { prototype: 1 } },
  JSON.parse('{"__proto__":{"a":1}}'),
]

const bugs: unknown[] = []
const mock = createMockServer({ onError: (error) => bugs.push(error) })

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await mock.fetch(`http://mock.test${path}`, init)
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : {} }
}

/** A world with one of everything, and the ids of what is in it by the names of path parameters. */
async function populate(): Promise<Record<string, string>> {
  const make = async (path: string, body: unknown) => (await call('POST', `/api/v1${path}`, body)).body
  await make('/provision/start', { phone: '+12025550101' })
  const account = await make('/provision/verify', { phone: '+12025550101', code: '123456', displayName: 'Juniper' })
  await call('PATCH', `/api/v1/accounts/${account.id}/phase`, { phase: 'production' })
  const agent = await make('/agents', { name: 'Concierge', instructions: 'Answer.' })
  const source = await make('/knowledge-base/sources', {
    type: 'text',
    title: 'Prices',
    text: 'A kilo costs 20 dollars.',
  })
  const list = await make('/lead-lists', { name: 'Cafés' })
  const lead = await make(`/lead-lists/${list.id}/leads`, { phone: '+12025550142', firstName: 'Amara' })
  const step = { text: 'Hi {{firstName|there}}', delay: { value: 0, unit: 'minutes' } }
  const campaign = await make('/campaigns', { name: 'Spring', accountIds: [account.id], steps: [step] })
  const message = await make('/conversations/test-message', {
    accountId: account.id,
    phone: '+12025550142',
    text: 'Hi',
  })
  const later = { text: 'Later', sendAt: '2026-12-01T00:00:00Z' }
  const scheduled = await make(`/conversations/${message.conversationId}/scheduled-messages`, later)
  const tag = await make('/conversation-tags', { name: 'Hot' })
  const order = await make('/orders', { items: [{ product: 'credits', quantity: 5 }] })
  const [first] = campaign.steps as { id: string }[] // the campaign was made with one
  const made = { account, agent, campaign, lead, leadList: list, order, source, step: first, tag }
  const named = Object.entries({ ...made, scheduledMessage: scheduled }).map(([name, record]) => [
    `${name}Id`,
    String(record?.id),
  ])
  return { ...Object.fromEntries(named), conversationId: String(message.conversationId), phone: '%2B12025550142' }
}

/** The examples of an operation's JSON body. */
function examples({ path, method }: Route): unknown[] {
  const content = description.paths[path][method.toLowerCase()].requestBody?.content['application/json']
  return Object.values<{ $ref?: string; value?: unknown }>(content?.examples ?? {}).map(({ $ref, value }) =>
    $ref ? description.components.examples[$ref.slice($ref.lastIndexOf('/') + 1)].value : value,
  )
}

/** Puts a value at one of the places of another. */
function mutate(value: unknown, at: number[], strange: unknown): unknown {
  const [first, ...rest] = at
  if (first === undefined || value === null || typeof value !== 'object') return strange
  const keys = Object.keys(value)
  const key = keys[first % (keys.length || 1)]
  if (key === undefined) return strange
  const inner = mutate((value as Record<string, unknown>)[key], rest, strange)
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? inner : item))
    : { ...value, [key]: inner }
}

const ids = await populate()

describe('an odd value anywhere in a body', () => {
  test.each(rows.filter((row) => examples(row).length > 0))('is no failure of $id', async (row) => {
    const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none')

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...examples(row)),
        fc.array(fc.nat(20), { maxLength: 3 }),
        fc.constantFrom(...odd),
        async (example, at, strange) => {
          const { status, body } = await call(row.method, path, mutate(example, at, strange))

          expect(bugs.splice(0)).toEqual([])
          expect(status, JSON.stringify(body)).toBeLessThan(500)
        },
      ),
      { numRuns: 60 },
    )
  })
})
