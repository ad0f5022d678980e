import { describe, expect, test } from 'vitest'
import { callerOf } from './bad-input/world.ts'
import { phone, profile, read, setup, start, verify } from './calls.ts'

describe('an idempotency key', () => {
  const keyed = { 'idempotency-key': 'one' }

  test('gets the same answer for the same request, and nothing happens twice', async () => {
    const { call } = setup()
    const first = await call('POST', start, { phone }, keyed)

    const again = await call('POST', start, { phone }, keyed)

    expect([again.status, await again.text()]).toEqual([200, await first.text()])
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
  })

  test.each([
    ['another body', start, { phone: '+12025550102' }],
    ['another operation', verify, profile],
  ])('is refused for %s', async (_, path, body) => {
    const { call } = setup()
    await call('POST', start, { phone }, keyed)

    const answer = await call('POST', path, body, keyed)

    expect([answer.status, (await read(answer)).code]).toEqual([422, 'idempotency_key_reused'])
    expect((await read(await call('GET', '/api/v1/accounts'))).data).toEqual([])
    expect((await call('GET', '/_mock/otp/+12025550102')).status).toBe(404)
  })

  describe('of a form', () => {
    const sources = 'http://mock.test/api/v1/knowledge-base/sources'
    const headers = { authorization: 'Bearer rl_test_1', ...keyed }
    /** A form as some client writes it. */
    const form = (boundary: string, { name = 'prices.txt', type = 'text/plain', text = 'Ten dollars.' } = {}) => ({
      method: 'POST',
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: [
        `--${boundary}`,
        `Content-Disposition: form-data; name="file"; filename="${name}"`,
        `Content-Type: ${type}`,
        '',
        text,
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    })

    test('gets the same answer for the same parts, whatever stands between them', async () => {
      const { mock, call } = setup()
      const first = await mock.fetch(sources, form('one'))

      const again = await mock.fetch(sources, form('another'))

      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
      expect(await again.text()).toBe(await first.text())
      expect((await read(await call('GET', '/api/v1/knowledge-base/sources'))).data).toHaveLength(1)
    })

    test.each([
      ['another text', { text: 'Nine dollars.' }],
      ['another file name', { name: 'list.txt' }],
      ['another type', { type: 'text/markdown' }],
    ])('is refused for %s', async (_, part) => {
      const { mock } = setup()
      await mock.fetch(sources, form('one'))

      const answer = await mock.fetch(sources, form('one', part))

      expect([answer.status, (await read(answer)).code]).toEqual([422, 'idempotency_key_reused'])
    })
  })

  test('is new after 24 hours', async () => {
    const { mock, call } = setup()
    await call('POST', start, { phone }, keyed)
    mock.workspace('rl_test_1').advance('86399s')
    const before = await call('POST', start, { phone }, keyed)
    mock.workspace('rl_test_1').advance('1s')

    const after = await call('POST', start, { phone: '+12025550102' }, keyed)

    expect(before.headers.get('idempotency-replayed')).toBe('true')
    expect([after.status, after.headers.get('idempotency-replayed')]).toEqual([200, null])
  })

  test('of one workspace is nothing to another', async () => {
    const { mock, call } = setup()
    await call('POST', start, { phone }, keyed)

    const answer = await callerOf(mock, 'rl_test_2')('POST', start, { phone: '+12025550102' }, keyed)

    expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([200, null])
  })

  test('gets the problem of a wrong code again, which costs no second attempt', async () => {
    const { call } = setup()
    await call('POST', start, { phone })
    const first = await call('POST', verify, { ...profile, code: '000000' }, keyed)

    const again = await call('POST', verify, { ...profile, code: '000000' }, keyed)

    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([422, 'true'])
    expect(again.headers.get('content-type')).toBe('application/problem+json')
    expect(await again.text()).toBe(await first.text())
    expect((await read(await call('GET', `/_mock/otp/${phone}`))).attemptsRemaining).toBe(4)
  })

  test('is free again after a request that was refused', async () => {
    const { call } = setup()
    await call('POST', start, { phone: '+12025550199' }, keyed)
    await call('POST', start, { phone: 'none' }, keyed)

    const answer = await call('POST', start, { phone }, keyed)

    expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([200, null])
  })
})
