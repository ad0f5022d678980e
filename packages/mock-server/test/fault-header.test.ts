import { describe, expect, test } from 'vitest'
import { patient } from './patient.ts'
import { setup } from './setup.ts'

const settings = '/api/v1/settings'

describe('X-Mock-Fault', () => {
  const headers = (value: string) => ({ headers: { 'x-mock-fault': value } })

  test.each([
    ['code=rate_limited', 429, 'rate_limited'],
    ['status=503', 503, 'injected_fault'],
    ['code=internal_error; after', 500, 'internal_error'],
    [' status=418 ;before', 418, 'injected_fault'],
  ])('%s strikes the one call', async (value, status, code) => {
    const { api } = setup()

    const { error } = await api.GET(settings, headers(value))

    expect(error).toMatchObject({
      status,
      code,
      detail: 'This fault was asked for by the header X-Mock-Fault.',
    })
    expect((await api.GET(settings)).response.status).toBe(200)
  })

  test('waits before what it does', async () => {
    const { api, waited } = patient()

    const { response } = await api.GET(settings, headers('status=503; delay=200; retryAfter=9'))

    expect([response.status, response.headers.get('retry-after'), waited]).toEqual([503, '9', [200]])
  })

  test('cuts the connection', async () => {
    const { api } = setup()

    await expect(api.GET(settings, headers('cut'))).rejects.toThrow('fetch failed')
  })

  test('lets the work be done when it strikes after', async () => {
    const { api } = setup()

    await api.PATCH(settings, { body: { name: 'Juniper' }, ...headers('code=internal_error; after') })

    expect((await api.GET(settings)).data?.name).toBe('Juniper')
  })

  test('goes before the rules, which are not asked', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 500, count: 1 } })

    const { response } = await api.GET(settings, headers('status=502'))

    expect(response.status).toBe(502)
    expect((await control.GET('/_mock/faults')).data?.data).toMatchObject([{ matched: 0, remaining: 1 }])
  })

  test('means nothing to the control plane', async () => {
    const { control } = setup()

    expect((await control.GET('/_mock/clock', headers('status=500'))).response.status).toBe(200)
  })

  test.each([
    ['', 'is empty, or has an empty part'],
    ['status=503;', 'is empty, or has an empty part'],
    ['code', 'needs a problem code, as in code=rate_limited'],
    ['code=nonsense', 'code must be a problem code of the description'],
    ['status=200', 'needs a whole number from 400 to 599 for status'],
    ['delay=1.5', 'needs a whole number from 0 to 600000 for delay'],
    ['cut=true', 'gives cut a value, which it does not take'],
    ['after', 'needs code, status, cut, breakage or a delay'],
    ['status=503; before; after', 'names both before and after'],
    ['status=503; status=504', 'names status twice'],
    ['status=503; cut', 'cut must not be given together with status'],
    ['cut; breakage=html', 'breakage must not be given together with cut'],
    ['code=internal_error; breakage=html', 'breakage must not be html together with code: use status'],
    ['breakage=half', 'needs one of cut_body, endless_body, broken_json, html for breakage'],
    ['status=503; retryAfterFormat=rfc', 'needs one of seconds, date for retryAfterFormat'],
    ['status=500; retryAfter=5', 'retryAfter needs an answer with the status 429 or 503'],
    ['__proto__=1', expect.stringMatching(/^has __proto__, which is none of code, /)],
  ])('"%s" is refused: it %s', async (value, message) => {
    const { api } = setup()

    const { error } = await api.GET(settings, headers(value))

    expect(error).toMatchObject({
      status: 400,
      code: 'validation_failed',
      detail: expect.stringMatching(/^The request has 1 fault\. X-Mock-Fault .*\.$/),
      errors: [{ parameter: 'X-Mock-Fault', code: 'fault', message }],
    })
  })
})
