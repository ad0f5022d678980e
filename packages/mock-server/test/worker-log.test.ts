import { expect, test, vi } from 'vitest'
import { workspaceIdOf } from '../src/workspace.ts'
import { startSandbox } from './worker/start.ts'

const key = 'rl_test_a-secret-of-mine'
const phone = '12025550142'

test('a Worker logs each request as a line of JSON, which tells nothing of anybody', async () => {
  const { url, log } = await startSandbox()
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...headers },
      body: body ? JSON.stringify(body) : null,
    })
  const json = { 'content-type': 'application/json' }

  const listed = await send('GET', `/api/v1/leads?search=%2B${phone}`)
  await send('POST', '/api/v1/provision/start', json, { phone: `+${phone}` })
  await send('GET', `/_mock/otp/%2B${phone}`)
  await send('GET', `/api/v1/${key}/${phone}`)
  await send('GET', '/api/v1/leads', { authorization: `Basic ${key}` })
  await send('GET', '/api/v1/leads', { 'x-mock-fault': 'cut' }).catch(() => {})
  // The runtime itself complains of the connection that was cut.
  const linesOf = (text: string) => text.split('\n').filter((line) => line.startsWith('{'))
  await vi.waitFor(() => expect(linesOf(log())).toHaveLength(6))

  const lines = linesOf(log()).map((line) => JSON.parse(line))
  const workspace = workspaceIdOf(key)
  expect(lines.map(({ operation, method, status, ...line }) => [line.workspace, operation, method, status])).toEqual([
    [workspace, 'leads.list', 'GET', 200],
    [workspace, 'provision.start', 'POST', 200],
    [workspace, 'provisioning.getCode', 'GET', 200],
    [workspace, null, 'GET', 404],
    [null, 'leads.list', 'GET', 401],
    [workspace, null, 'GET', null],
  ])
  expect(lines[0]).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    workspace,
    operation: 'leads.list',
    method: 'GET',
    status: 200,
    milliseconds: expect.any(Number),
    requestId: listed.headers.get('x-request-id'),
  })
  expect(log()).not.toContain(key)
  expect(log()).not.toContain(phone)
})
