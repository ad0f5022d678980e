import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Fetch, Rocketlead, RocketleadError } from '../src/index.ts'
import { apiKey, baseUrl, rejection, setup } from './setup.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

describe('apiKey', () => {
  test('can be a function, which is asked before every request', async () => {
    const keys = ['rl_test_one', 'rl_test_two']
    const { rocketlead, requests } = setup(undefined, { apiKey: async () => keys.shift() ?? '' })

    await rocketlead.settings.get()
    await rocketlead.settings.get()

    const sent = requests.map(({ headers }) => headers.get('Authorization'))
    expect(sent).toEqual(['Bearer rl_test_one', 'Bearer rl_test_two'])
  })

  test('fails the call when the function has none', async () => {
    const { rocketlead, requests } = setup(undefined, { apiKey: () => '' })

    expect(await rejection(rocketlead.settings.get())).toEqual(new RocketleadError('The API key is empty.'))
    expect(requests).toEqual([])
  })

  test('comes from the environment, without the line break that files end with', async () => {
    vi.stubEnv('ROCKETLEAD_API_KEY', 'rl_test_environment\n')
    const requests: Request[] = []
    const fetch: Fetch = (url, init) => {
      requests.push(new Request(url, init))
      return Response.json({})
    }

    await new Rocketlead({ baseUrl, fetch }).settings.get()

    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer rl_test_environment')
  })

  test('is asked for when it is missing', () => {
    vi.stubEnv('ROCKETLEAD_API_KEY', undefined)

    const construct = () => new Rocketlead({ baseUrl })

    expect(construct).toThrow(new RocketleadError('There is no API key: pass `apiKey` or set ROCKETLEAD_API_KEY.'))
  })

  test('is asked for in the same words where there is no process', () => {
    vi.stubGlobal('process', undefined)

    expect(() => new Rocketlead({ baseUrl })).toThrow('There is no API key')
  })
})

describe('baseUrl', () => {
  test.each([
    ['https://rocketlead.example/', 'https://rocketlead.example/api/v1/settings'],
    ['https://rocketlead.example//', 'https://rocketlead.example/api/v1/settings'],
    ['http://localhost:4010', 'http://localhost:4010/api/v1/settings'],
    ['https://proxy.example/rocketlead/', 'https://proxy.example/rocketlead/api/v1/settings'],
  ])('%s leads to %s', async (given, url) => {
    const { rocketlead, requests } = setup(undefined, { baseUrl: given })

    await rocketlead.settings.get()

    expect(requests[0]?.url).toBe(url)
  })

  test('comes from the environment', async () => {
    vi.stubEnv('ROCKETLEAD_BASE_URL', 'https://environment.example')
    const requests: Request[] = []
    const fetch: Fetch = (url, init) => {
      requests.push(new Request(url, init))
      return Response.json({})
    }

    await new Rocketlead({ apiKey, fetch }).settings.get()

    expect(requests[0]?.url).toBe('https://environment.example/api/v1/settings')
  })

  test('is asked for when it is missing', () => {
    vi.stubEnv('ROCKETLEAD_BASE_URL', '')

    const construct = () => new Rocketlead({ apiKey })

    expect(construct).toThrow(new RocketleadError('There is no base URL: pass `baseUrl` or set ROCKETLEAD_BASE_URL.'))
  })

  test.each([
    'rocketlead.example',
    'ftp://rocketlead.example',
    'https://user:password@rocketlead.example',
    'https://rocketlead.example/?a=1',
    'https://rocketlead.example ',
  ])('is refused when it is none: %s', (given) => {
    expect(() => new Rocketlead({ apiKey, baseUrl: given })).toThrow(/^The base URL must /)
  })
})

describe('fetch', () => {
  test('is the global one unless it is given', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ name: 'Juniper' }))

    const settings = await new Rocketlead({ apiKey, baseUrl }).settings.get()

    expect(settings.name).toBe('Juniper')
  })
})
