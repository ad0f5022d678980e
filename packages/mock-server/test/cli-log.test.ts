import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { startCli } from './command-line.ts'

const order = JSON.stringify({ items: [{ product: 'wa_account', quantity: 1, countryCode: 'US' }] })
const create = { method: 'POST', body: JSON.stringify({ name: 'Spring' }), headers: { 'idempotency-key': 'one' } }

const frozen = ['--clock', 'frozen']

describe('the log', () => {
  test('has a line for each request, with what is to be said of it', async () => {
    const server = await startCli(frozen)

    await server.call('/api/v1/campaigns', create)
    await server.call('/api/v1/campaigns', create)
    await server.call('/api/v1/campaigns/cmp_none')
    await server.call('/api/v1/leads', { headers: { 'x-mock-fault': 'status=503; delay=1; after' } })
    await server.call('/api/v1/leads', { headers: { 'x-mock-fault': 'cut' } }).catch(() => {})
    await server.call('/api/v1/leads', { headers: { 'x-mock-fault': 'breakage=html' } })
    await fetch(`${server.url}/api/v1/leads`)

    await server.until(/401/)
    expect(server.printed().split('\n\n').at(-1)).toMatch(
      /^w1 is the workspace wsp_\w+\.\n2026-01-05 14:00:00 w1 {2}201 POST {3}\/api\/v1\/campaigns\n2026-01-05 14:00:00 w1 {2}201 POST {3}\/api\/v1\/campaigns replayed\n2026-01-05 14:00:00 w1 {2}404 GET {4}\/api\/v1\/campaigns\/cmp_none not_found\n2026-01-05 14:00:00 w1 {2}503 GET {4}\/api\/v1\/leads injected_fault \[fault status=503 delay=1 after\]\n2026-01-05 14:00:00 w1 {2}cut GET {4}\/api\/v1\/leads \[fault cut\]\n2026-01-05 14:00:00 w1 {2}502 GET {4}\/api\/v1\/leads \[fault breakage=html\]\n- {19}- {3}401 GET {4}\/api\/v1\/leads unauthorized\n$/,
    )
  })

  test('names the rule whose fault struck', async () => {
    const server = await startCli(frozen)
    const rule = await server.call('/_mock/faults', { method: 'POST', body: JSON.stringify({ code: 'rate_limited' }) })
    const { id } = (await rule.json()) as { id: string }

    await server.call('/api/v1/leads')

    await server.until(new RegExp(`429 GET {4}/api/v1/leads rate_limited \\[fault code=rate_limited by ${id}\\]`))
  })

  test.each(['text', 'json'])('tells neither keys nor bodies as %s', async (format) => {
    const server = await startCli([...frozen, '--log', format, '--events'])

    await server.call('/api/v1/accounts?apiKey=rl_test_secret', {}, 'rl_test_secret')
    await server.call('/api/v1/accounts', {}, 'rl_live_secret')
    await server.call('/api/v1/campaigns', { method: 'POST', body: '{"name":"Confidential","x":1}' }, 'rl_test_secret')

    await server.until(/\/api\/v1\/campaigns/)
    expect(server.printed()).toContain('/api/v1/accounts?apiKey=rl_test_…')
    expect(server.printed()).not.toMatch(/secret|Confidential/)
  })

  test('cuts a path that is long', async () => {
    const server = await startCli(frozen)

    await server.call(`/api/v1/leads?search=${'x'.repeat(200)}`)

    await server.until(/ GET {4}\/api\/v1\/leads\?search=x{50}… validation_failed\n/)
  })

  test('tells what happens where that is asked for', async () => {
    const server = await startCli([...frozen, '--events'])
    await server.call('/api/v1/orders', { method: 'POST', body: order })

    await server.call('/_mock/clock/advance', { method: 'POST', body: JSON.stringify({ by: '1h' }) })

    await server.until(/^2026-01-05 14:\d\d:\d\d w1 {2}--- order\.fulfilled ord_\w+$/m)
  })

  test('gives each workspace a short name', async () => {
    const server = await startCli(frozen)

    await server.call('/api/v1/accounts')
    await server.call('/api/v1/accounts', {}, 'rl_test_other')

    await server.until(/w2 is the workspace wsp_\w+\.\n\S+ \S+ w2 {2}200 GET {4}\/api\/v1\/accounts\n/)
  })

  test('for machines is one object a line', async () => {
    const server = await startCli([...frozen, '--events', '--log', 'json'])
    await server.call('/api/v1/orders', { method: 'POST', body: order })
    await server.call('/_mock/clock/advance', { method: 'POST', body: JSON.stringify({ by: '1h' }) })
    await server.until(/order\.fulfilled.*\n/)

    const lines = server.printed().trim().split('\n')

    const workspaceId = expect.stringMatching(/^wsp_/)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { kind: 'listening', url: server.url },
      { kind: 'request', workspaceId, operation: 'orders.create', path: '/api/v1/orders', status: 201, code: null },
      { kind: 'event', workspaceId, type: 'order.fulfilled', data: { orderId: expect.stringMatching(/^ord_/) } },
    ])
  })

  test('is left out when it is to be quiet', async () => {
    const server = await startCli([...frozen, '--quiet'])
    await server.call('/api/v1/accounts')
    server.signal('SIGTERM')

    const { stdout, stderr } = await server.ended

    expect([stdout, stderr]).toEqual([expect.stringMatching(/^.* listens on http:\/\/127\.0\.0\.1:\d+\n$/), ''])
  })

  test('has colours where they are wanted, around the same text', async () => {
    const server = await startCli(frozen, { FORCE_COLOR: '1' })

    await server.call('/api/v1/campaigns/cmp_none')

    await server.until(/not_found.*\n/)
    expect(server.printed()).toContain('\u001b[33m404\u001b[39m GET    /api/v1/campaigns/cmp_none \u001b[33mnot_found')
    expect(stripVTControlCharacters(server.printed())).toContain(
      '2026-01-05 14:00:00 w1  404 GET    /api/v1/campaigns/cmp_none not_found\n',
    )
  })
})
