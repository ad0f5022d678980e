import { Rolldown } from 'tsdown'
import { describe, expect, test, vi } from 'vitest'
import { createClient, type Fetch, leads, RocketleadError, settings } from '../src/index.ts'
import { apiKey, baseUrl, rejection } from './setup.ts'

const index = new URL('../src/index.ts', import.meta.url).pathname

function recording() {
  const urls: string[] = []
  const fetch: Fetch = (url, init) => {
    urls.push(`${new Headers(init.headers).get('Authorization')} ${url}`)
    return Response.json({})
  }
  return { urls, fetch }
}

/** What a program becomes when it is bundled: its first chunk, and the others. */
async function bundled(program: string) {
  const { output } = await Rolldown.build({
    input: 'program',
    platform: 'browser',
    treeshake: true,
    write: false,
    plugins: [
      {
        name: 'program',
        resolveId: (id: string) => (id === 'program' ? { id, moduleSideEffects: true } : null),
        load: (id: string) => (id === 'program' ? program : null),
      },
    ],
  })
  const chunks = output.filter((file) => file.type === 'chunk')
  const code = (isEntry: boolean) => chunks.filter((chunk) => chunk.isEntry === isEntry).map((chunk) => chunk.code)
  return { first: code(true).join(), others: code(false).join() }
}

describe('createClient', () => {
  test('has the sections that were given, and raw', () => {
    const client = createClient({ leads, settings }, { apiKey, baseUrl })

    expect(Object.keys(client)).toEqual(['leads', 'settings', 'raw'])
  })

  test('calls their operations, by whatever name', async () => {
    const { urls, fetch } = recording()
    const { people } = createClient({ people: leads }, { apiKey, baseUrl, fetch })

    await people.list({ limit: 2 })

    expect(urls).toEqual([`Bearer ${apiKey} ${baseUrl}/api/v1/leads?limit=2`])
  })

  test('takes the options of Rocketlead', async () => {
    vi.stubEnv('ROCKETLEAD_API_KEY', undefined)
    const fetch = vi.fn().mockRejectedValue(new TypeError('fetch failed'))

    const create = () => createClient({ settings }, { baseUrl })
    const calling = createClient({ settings }, { apiKey, baseUrl, fetch, retries: 0 }).settings.get()

    expect(create).toThrow(RocketleadError)
    expect(await rejection(calling)).toMatchObject({ operation: 'settings.get', attempts: 1 })
    vi.unstubAllEnvs()
  })

  test('makes clients that share nothing', async () => {
    const { urls, fetch } = recording()
    const one = createClient({ settings }, { apiKey: 'rl_test_one', baseUrl: 'https://one.example', fetch })
    const two = createClient({ settings }, { apiKey: 'rl_test_two', baseUrl: 'https://two.example', fetch })
    const middleware = { onRequest: vi.fn() }
    one.raw.use(middleware)

    await Promise.all([one.settings.get(), two.settings.get(), two.raw.GET('/api/v1/settings')])

    expect(urls.toSorted()).toEqual([
      'Bearer rl_test_one https://one.example/api/v1/settings',
      'Bearer rl_test_two https://two.example/api/v1/settings',
      'Bearer rl_test_two https://two.example/api/v1/settings',
    ])
    expect(middleware.onRequest).not.toHaveBeenCalled()
  })
})

describe('a bundle', () => {
  const program = `import { createClient, leads } from '${index}'
    console.log(await createClient({ leads }).leads.list())`

  test('holds no other section than is used', async () => {
    const { first, others } = await bundled(program)

    const paths = [...`${first}${others}`.matchAll(/\/api\/v1\/[\w-]+/g)].map(([path]) => path)
    expect(new Set(paths)).toEqual(new Set(['/api/v1/leads']))
  })

  test('loads uploads and openapi-fetch apart from the rest, and nothing of Node', async () => {
    const { first, others } = await bundled(program)

    expect(first).not.toMatch(/FormData\(\)|pathSerializer|text\/csv/)
    expect(others).toMatch(/FormData\(\)/)
    expect(others).toMatch(/pathSerializer/)
    expect(`${first}${others}`).not.toMatch(/(from|import\(|require\() *['"]node:/)
  })

  test('without the client that was imported holds nothing of it', async () => {
    const { first } = await bundled(`import { isApiError } from '${index}'\nconsole.log(isApiError(new Error()))`)

    expect(first).not.toMatch(/\/api\/v1|Authorization/)
  })
})
