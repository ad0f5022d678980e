import { describe, expect, test } from 'vitest'
import * as client from '../src/index.ts'
import { isApiError } from '../src/index.ts'
import { rejection, setup } from './setup.ts'

const problem = {
  type: 'urn:rocketlead:problem:campaign_archived',
  title: 'Campaign archived',
  status: 409,
  detail: 'The campaign cmp_1 is archived.',
  instance: 'req_1',
  code: 'campaign_archived',
  errors: [{ pointer: '/startAt', code: 'past', message: 'lies in the past' }],
}
const start = (answer: () => Response) => rejection(setup(answer).rocketlead.campaigns.start('cmp_1'))
const withStatus = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  start(() => Response.json(body, { status, headers }))

describe('the class of an error', () => {
  test.each([
    [400, client.BadRequestError, 'BadRequestError'],
    [401, client.AuthenticationError, 'AuthenticationError'],
    [402, client.ApiError, 'ApiError'],
    [403, client.PermissionError, 'PermissionError'],
    [404, client.NotFoundError, 'NotFoundError'],
    [405, client.ApiError, 'ApiError'],
    [409, client.ConflictError, 'ConflictError'],
    [413, client.ApiError, 'ApiError'],
    [422, client.UnprocessableError, 'UnprocessableError'],
    [429, client.RateLimitError, 'RateLimitError'],
    [500, client.ServerError, 'ServerError'],
    [503, client.ServerError, 'ServerError'],
    [599, client.ServerError, 'ServerError'],
  ])('follows its status: %i', async (status, Class, name) => {
    const error = await withStatus(status, { ...problem, status })

    expect(error).toBeInstanceOf(client.RocketleadError)
    expect(error).toBeInstanceOf(client.ApiError)
    expect((error as Error).constructor).toBe(Class)
    expect(error).toMatchObject({ name, status })
  })
})

describe('an error', () => {
  test('holds all that a problem says', async () => {
    const error = await withStatus(409, problem, { 'Content-Type': 'application/problem+json' })

    expect(error).toMatchObject({
      message: 'POST /api/v1/campaigns/cmp_1/start was answered 409 campaign_archived: The campaign cmp_1 is archived.',
      operation: 'campaigns.start',
      method: 'POST',
      path: '/api/v1/campaigns/cmp_1/start',
      status: 409,
      code: 'campaign_archived',
      errors: problem.errors,
      requestId: 'req_1',
      problem,
    })
  })

  test("understands Fastify's shape", async () => {
    const error = await withStatus(400, {
      statusCode: 400,
      code: 'FST_ERR_VALIDATION',
      error: 'Bad Request',
      message: "body must have required property 'name'",
    })

    expect(error).toMatchObject({ status: 400, code: 'FST_ERR_VALIDATION', errors: [], problem: undefined })
    expect(error).toMatchObject({ message: expect.stringContaining("body must have required property 'name'") })
  })

  test.each([
    ['HTML', '<html><title>502 Bad Gateway</title></html>'],
    ['empty', ''],
    ['a bare string', '"no"'],
    ['null', 'null'],
    ['an array', '[]'],
    ['too deep to look into', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['of another shape', '{"code":7,"errors":"many","message":{}}'],
  ])('stands on its status when the body is %s', async (_, body) => {
    const error = await start(() => new Response(body, { status: 502, headers: { 'X-Request-Id': 'req_2' } }))

    expect(error).toBeInstanceOf(client.ServerError)
    expect(error).toMatchObject({
      message: 'POST /api/v1/campaigns/cmp_1/start was answered 502 without a reason',
      status: 502,
      code: undefined,
      errors: [],
      requestId: 'req_2',
      problem: undefined,
    })
  })

  test('leaves out faults that are none', async () => {
    const error = await withStatus(400, {
      ...problem,
      errors: [null, 'no', {}, { code: 'maximum', message: 'too big' }],
    })

    expect(error).toMatchObject({ errors: [{ code: 'maximum', message: 'too big' }] })
  })
})

describe('RateLimitError.retryAfter', () => {
  test.each([
    ['seconds', { 'Retry-After': '12' }, 12],
    [
      'a date, counted from the answer',
      { 'Retry-After': 'Mon, 02 Feb 2026 09:30:20 GMT', Date: 'Mon, 02 Feb 2026 09:30:00 GMT' },
      20,
    ],
    [
      'a date that is over',
      { 'Retry-After': 'Mon, 02 Feb 2026 09:29:00 GMT', Date: 'Mon, 02 Feb 2026 09:30:00 GMT' },
      undefined,
    ],
    ['nonsense', { 'Retry-After': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('reads %s', async (_, headers: Record<string, string>, retryAfter) => {
    expect(await withStatus(429, problem, headers)).toMatchObject({ retryAfter })
  })
})

describe('isApiError', () => {
  test('knows the operation that failed', async () => {
    const error = await withStatus(409, problem)

    expect(isApiError(error)).toBe(true)
    expect(isApiError(error, 'campaigns.start')).toBe(true)
    expect(isApiError(error, 'campaigns.pause')).toBe(false)
    expect(isApiError(new Error('other'))).toBe(false)
  })
})

test('an error names the path that was called, with that of the base URL', async () => {
  const { rocketlead } = setup(() => Response.json({}, { status: 404 }), {
    baseUrl: 'https://rocketlead.example/api/v1',
  })

  const error = await rejection(rocketlead.settings.get())

  expect(error).toMatchObject({ path: '/api/v1/api/v1/settings' })
})
