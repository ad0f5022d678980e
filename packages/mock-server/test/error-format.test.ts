import { describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'

const mock = createMockServer({ errorFormat: 'fastify' })

/** What is answered to a request that is wrong. */
async function refusal(
  path: string,
  { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {},
) {
  const sent = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json', ...headers }
  const response = await mock.fetch(`http://mock.test${path}`, { ...init, headers: sent })
  return { response, body: await response.json() }
}
const patch = (body: string) => ({ method: 'PATCH', body })
const post = (body: object) => ({ method: 'POST', body: JSON.stringify(body) })

describe('errorFormat fastify', () => {
  test('writes a problem as statusCode, code, error and message, and leaves the headers', async () => {
    const { response, body } = await refusal('/api/v1/accounts/acc_0')

    expect(body).toEqual({
      statusCode: 404,
      code: 'not_found',
      error: 'Not Found',
      message: 'There is no account acc_0 in this workspace.',
    })
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('x-request-id')).toMatch(/^req_/)
  })

  test.each([
    ['/api/v1/settings', patch('{"name":""}'), 'body/name must NOT have fewer than 1 characters'],
    ['/api/v1/settings', patch('{"nmae":"x"}'), 'body must NOT have additional properties'],
    ['/api/v1/campaigns', post({}), "body must have required property 'name'"],
    ['/api/v1/leads?limit=500', {}, 'querystring/limit must be <= 100'],
    ['/api/v1/leads?limit=1&limit=2', {}, 'querystring/limit must be given once'],
    [`/api/v1/leads/${'x'.repeat(65)}?limit=500`, patch('{}'), 'params/leadId must NOT have more than 64 characters'],
    ['/api/v1/orders?status=gone', {}, 'querystring/status/0 must be equal to one of the allowed values'],
    ['/api/v1/orders?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', {}, 'querystring/from must not be after to'],
    [
      '/api/v1/settings',
      { headers: { 'x-mock-fault': 'no' } },
      expect.stringMatching(/^headers\/x-mock-fault has no, /),
    ],
  ])('%s: tells of the first fault as Ajv does', async (path, init, message) => {
    const { body } = await refusal(path, init)

    expect(body).toEqual({ statusCode: 400, code: 'FST_ERR_VALIDATION', error: 'Bad Request', message })
  })

  test.each([
    ['broken JSON', patch('{"'), 400, 'FST_ERR_CTP_INVALID_JSON_BODY'],
    [
      'another content type',
      { ...patch('x'), headers: { 'content-type': 'text/plain' } },
      415,
      'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    ],
    ['a body that is too large', patch(' '.repeat(8 * 1024 * 1024 + 1)), 413, 'FST_ERR_CTP_BODY_TOO_LARGE'],
  ])('gives %s Fastify’s own code', async (_, init, statusCode, code) => {
    const { body } = await refusal('/api/v1/settings', init)

    expect(body).toMatchObject({ statusCode, code })
  })

  test('writes a fault of a status so too', async () => {
    const { response, body } = await refusal('/api/v1/settings', { headers: { 'x-mock-fault': 'status=503' } })

    expect(body).toMatchObject({ statusCode: 503, code: 'injected_fault', error: 'Service Unavailable' })
    expect(response.headers.get('retry-after')).toBe('1')
  })

  test('holds where no operation is', async () => {
    expect((await refusal('/nowhere')).body).toMatchObject({ statusCode: 404, error: 'Not Found' })
  })

  test('leaves the control plane its problems, and the log its codes', async () => {
    const authorization = 'Bearer rl_test_log'
    await refusal('/api/v1/leads?limit=500', { headers: { authorization } })

    const refused = await refusal('/_mock/clock/advance', { ...post({}), headers: { authorization } })

    const log = await refusal('/_mock/requests', { headers: { authorization } })
    expect(refused.body).toMatchObject({ status: 422, code: 'exclusive_fields', type: expect.any(String) })
    expect(log.body).toMatchObject({ data: [{ code: 'validation_failed', errors: [{ parameter: 'limit' }] }] })
  })
})
