// What holds for every operation alike, from the route table: keys, unknown parameters, the rate, faults, ids, bodies, idempotency keys.
import { describe, expect, test } from 'vitest'
import { maxFormBytes, maxJsonBytes } from '../src/http/body.ts'
import { type RouteRow, rows, world } from './every-operation.ts'

const withId = rows.filter(({ path }) => path.includes('{'))
const withBody = rows.filter(({ body }) => body !== null)
const withKey = rows.filter(({ headers }) => headers.includes('idempotency-key'))

/** A byte more than a JSON body may have, or than a form may. */
const tooLarge = ({ body }: RouteRow): Uint8Array<ArrayBuffer> =>
  new Uint8Array((body?.types.includes('application/json') ? maxJsonBytes : maxFormBytes) + 1).fill(32)

test('there are 86 operations', () => {
  expect(rows).toHaveLength(86)
})

describe.each(rows)('$id', (row) => {
  test('needs a key', async () => {
    expect(await world().call(row, { headers: { authorization: '' } })).toMatchObject({
      status: 401,
      code: 'unauthorized',
    })
  })

  test('takes no live key', async () => {
    const headers = { authorization: 'Bearer rl_live_1' }

    expect(await world().call(row, { headers })).toMatchObject({ status: 403, code: 'forbidden' })
  })

  test('refuses a parameter that it does not know', async () => {
    const answer = await world().call(row, { search: '?unknown=1' })

    expect(answer).toMatchObject({ status: 400, code: 'validation_failed', errors: [{ parameter: 'unknown' }] })
  })
})

describe.each(rows)('$id', (row) => {
  test('is refused when the limit of the rate is used up', async () => {
    const { call } = world({ rateLimit: { limit: 1, perSeconds: 60 } })
    await call(row)

    expect(await call(row)).toMatchObject({ status: 429, code: 'rate_limited' })
  })

  test('fails as a server does when a fault asks for it', async () => {
    const answer = await world().call(row, { headers: { 'x-mock-fault': 'code=internal_error' } })

    expect(answer).toMatchObject({ status: 500, code: 'internal_error' })
  })
})

describe.each(withId)('$id', (row) => {
  test('finds nothing under an id that names nothing', async () => {
    expect(await world().call(row)).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe.each(withBody)('$id', (row) => {
  test('refuses a body that is not what its content type says', async () => {
    expect(await world().call(row, { body: '{"' })).toMatchObject({ status: 400, code: 'invalid_body' })
  })

  test('refuses a body of another content type', async () => {
    const headers = { 'content-type': 'text/plain' }

    expect(await world().call(row, { headers, body: 'text' })).toMatchObject({
      status: 415,
      code: 'unsupported_media_type',
    })
  })

  test('refuses a body that is too large', async () => {
    expect(await world().call(row, { body: tooLarge(row) })).toMatchObject({ status: 413, code: 'payload_too_large' })
  })
})

describe.each(withKey)('$id', (row: RouteRow) => {
  test('refuses an idempotency key that was used for another request', async () => {
    const { workspace, call } = world()
    const kept = { request: 'another', status: 200, headers: {}, body: '{}' }
    workspace.store.idempotency.save('key', kept, workspace.clock.now())

    const answer = await call(row, { headers: { 'idempotency-key': 'key' } })

    expect(answer).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
  })

  test('refuses an idempotency key whose request is still being handled', async () => {
    const { call } = world()
    const headers = { 'idempotency-key': 'key' }
    const body = new TransformStream<Uint8Array, Uint8Array>()
    const first = call(row, { headers, body: body.readable })

    const second = await call(row, { headers })

    await body.writable.close()
    await first
    expect(second).toMatchObject({ status: 409, code: 'idempotency_key_in_use' })
  })
})
