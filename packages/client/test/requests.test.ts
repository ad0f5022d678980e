import { describe, expect, test } from 'vitest'
import { AbortError, RocketleadError } from '../src/index.ts'
import { rejection, setup } from './setup.ts'

describe('a path parameter', () => {
  test('is percent-encoded', async () => {
    const { rocketlead, requests } = setup()

    await rocketlead.accounts.get('a/b?c=1#d {e}')

    expect(requests[0]?.url).toBe('https://rocketlead.example/api/v1/accounts/a%2Fb%3Fc%3D1%23d%20%7Be%7D')
  })

  test.each(['', '.', '..'])('that would lead elsewhere is refused: "%s"', async (accountId) => {
    const { rocketlead, requests } = setup()

    const getting = rocketlead.accounts.get(accountId)

    expect(await rejection(getting)).toEqual(new RocketleadError('`accountId` must be a text, not "." or "..".'))
    expect(requests).toEqual([])
  })

  test('that is missing is refused', async () => {
    const { rocketlead } = setup()

    // @ts-expect-error JavaScript callers may leave it out
    const getting = rocketlead.accounts.get()

    await expect(getting).rejects.toThrow('`accountId`')
  })
})

describe('a query', () => {
  test('repeats the name for each item, and leaves out what is undefined', async () => {
    const { rocketlead, requests } = setup()

    // JavaScript callers may pass undefined, which the types refuse.
    const query = { status: ['connected', 'banned'], paused: false, search: undefined } as object
    await rocketlead.accounts.list(query)

    expect(new URL(requests[0]?.url ?? '').search).toBe('?status=connected&status=banned&paused=false')
  })

  test('may be null for callers without types', async () => {
    const { rocketlead, requests } = setup()

    await rocketlead.leads.list(null as never)

    expect(requests[0]?.url).toBe('https://rocketlead.example/api/v1/leads')
  })
})

describe('a body', () => {
  test('that may be left out is not sent, and neither is a content type', async () => {
    const { rocketlead, requests } = setup()

    await rocketlead.campaigns.start('cmp_1')

    expect(requests[0]?.body).toBeNull()
    expect(requests[0]?.headers.has('Content-Type')).toBe(false)
  })

  test('can be a form, whose content type names its boundary', async () => {
    const { rocketlead, requests } = setup()
    const form = new FormData()
    form.set('file', new Blob(['phone\n+12025550142']), 'leads.csv')

    await rocketlead.leadLists.importLeads('lst_1', form)

    expect(requests[0]?.headers.get('Content-Type')).toMatch(/^multipart\/form-data; boundary=/)
    expect((await requests[0]?.formData())?.get('file')).toMatchObject({ name: 'leads.csv' })
  })
})

describe('options', () => {
  test('cannot replace the Authorization header', async () => {
    const { rocketlead, requests } = setup()

    await rocketlead.settings.get({ headers: { Authorization: 'Bearer other' } })

    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer rl_test_key')
  })

  test('abort a call, and the error tells the reason', async () => {
    const reason = new Error('Not needed any more.')
    const { rocketlead } = setup(() => Promise.reject(new DOMException('Aborted', 'AbortError')))

    const getting = rocketlead.settings.get({ signal: AbortSignal.abort(reason) })

    const error = await rejection(getting)
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({ message: 'GET /api/v1/settings was aborted.', cause: reason })
  })
})

describe('raw', () => {
  test('calls by path with the same key and fetch', async () => {
    const { rocketlead, requests } = setup(() => Response.json({ id: 'acc_1' }))

    const { data, response } = await rocketlead.raw.GET('/api/v1/accounts/{accountId}', {
      params: { path: { accountId: 'acc_1' } },
    })

    expect(response.ok).toBe(true)
    expect(data?.id).toBe('acc_1')
    expect(requests[0]?.url).toBe('https://rocketlead.example/api/v1/accounts/acc_1')
    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer rl_test_key')
  })
})
