import { afterEach, describe, expect, test, vi } from 'vitest'

/** The servers of a site that is built with that address of a sandbox. */
async function serversWith(sandbox: string) {
  vi.stubEnv('SANDBOX_URL', sandbox)
  vi.resetModules()
  const { servers } = await import('../src/try/servers.ts')
  return servers
}

describe('the servers of the console', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('are those of the description, of which the mock server has a test key', async () => {
    const servers = await serversWith('')

    expect(servers.map(({ url, testKey }) => [url, testKey])).toEqual([
      ['http://localhost:{port}', 'rl_test_demo'],
      ['https://{host}', undefined],
    ])
  })

  test('begin with a sandbox, where each reader has a key', async () => {
    const [sandbox, ...described] = await serversWith('https://sandbox.example.com/v/')

    expect(sandbox).toMatchObject({ url: 'https://sandbox.example.com/v', testKey: 'rl_test_*' })
    expect(described).toHaveLength(2)
  })

  test.each(['sandbox.example.com', 'ftp://sandbox.example.com', 'https://sandbox.example.com/?key=1'])(
    'are refused with a sandbox at %s',
    async (address) => {
      await expect(serversWith(address)).rejects.toThrow(`SANDBOX_URL is ${address}; it has to be`)
    },
  )
})
