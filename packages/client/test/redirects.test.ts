import { describe, expect, test } from 'vitest'
import { ApiError } from '../src/index.ts'
import { serve } from './server.ts'
import { rejection, setup } from './setup.ts'

const sentence = '(Redirects are not followed: check the `baseUrl`.)'

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('of %i is not followed, and the error says what to do', async (status) => {
    const reply = () => ({ status, headers: { Location: '/elsewhere' }, body: '' })
    const { rocketlead, requests } = await serve(reply, { retries: 2 })

    const error = await rejection(rocketlead.campaigns.create({ name: 'Spring' }))

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      message: `POST /api/v1/campaigns was answered ${status} without a reason ${sentence}`,
      status,
      attempts: 1,
    })
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /api/v1/campaigns'])
  })

  test('is not followed by `raw` either', async () => {
    const { rocketlead, requests } = await serve(() => ({ status: 308, headers: { Location: '/elsewhere' } }))

    const error = await rejection(rocketlead.raw.GET('/api/v1/settings'))

    expect(error).toMatchObject({ status: 308 })
    expect(requests).toHaveLength(1)
  })

  test('is told of as well where browsers hide it', async () => {
    const { rocketlead } = setup(() => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' }))

    const error = await rejection(rocketlead.settings.get())

    expect(error).toMatchObject({
      message: `GET /api/v1/settings was answered 0 without a reason ${sentence}`,
      status: 0,
    })
  })
})
