import { describe, expect, test, vi } from 'vitest'
import { runCli } from './cli/command-line.ts'
import { shopSpec } from './cli/shop.ts'
import { servers } from './unhealthy/servers.ts'

const environment = { ROCKETLEAD_API_KEY: 'rl_test_secret' }

/** What is said of each server; ⟨url⟩ stands for the base URL. */
const sentences: Record<keyof typeof servers, string> = {
  refuses:
    'GET ⟨url⟩/boxes got no usable answer. Nothing listens there (the connection was refused). Start the server, or correct the base URL.',
  hangs:
    'GET ⟨url⟩/boxes got no usable answer. The answer was not there within 500 ms. It takes connections and says nothing: restart it, or give it longer with a timeout.',
  hangsAfterHeaders:
    'GET ⟨url⟩/boxes got no usable answer. The answer was not there within 500 ms. The answer began and did not come to its end: mend the server, or give it longer with a timeout.',
  neverEnds: 'did not come to its end: mend the server, or give it longer with a timeout.',
  cuts: 'GET ⟨url⟩/boxes got no usable answer. The server cut the connection. Look into the log of the server, or correct the base URL. If it wants TLS, begin the base URL with https://.',
  resets: 'GET ⟨url⟩/boxes got no usable answer. The server cut the connection. Look into the log of the server',
  cutsBody:
    'GET ⟨url⟩/boxes got no usable answer. The server cut the connection. The answer began and did not come to its end:',
  isWebPage: '⟨url⟩ answers 200 to GET /boxes with a web page, not with the API. Correct the base URL.',
  redirects: '⟨url⟩ answers 302 to GET /boxes, a redirect to ⟨url⟩/login, which is not followed. Correct the base URL.',
  refusesKey: '⟨url⟩ refuses the API key: it answers 401 to GET /boxes. Use a key that is valid there.',
  forbids: '⟨url⟩ refuses the API key: it answers 403 to GET /boxes. Use a key that is valid there.',
  knowsNothing:
    '⟨url⟩ answers 404 to GET /boxes, as if the API were not there. Correct the path or the port of the base URL.',
  isBroken: '⟨url⟩ answers 500 to GET /boxes. The server is broken, or what it needs is not there: look into its log.',
  isBehindBrokenProxy: '⟨url⟩ answers 502 to GET /boxes. The server is broken, or what it needs is not there:',
  speaksNoHttp: 'Another service has this port: correct the base URL.',
  wantsTls: 'The server cut the connection. Look into the log of the server, or correct the base URL. If it wants TLS,',
  hasNoTls: 'does not speak TLS on this port; use http. Begin the base URL with http://, or correct its port.',
  isNotTrusted: 'is signed by itself. Give Node the certificate that it is to trust with NODE_EXTRA_CA_CERTS=FILE,',
}

describe('a server that', () => {
  test.each(Object.entries(servers))('%s is named with what to do, and let go of', async (name, start) => {
    const server = await start()
    const began = performance.now()

    const { code, stdout, stderr } = await runCli(
      ['--base-url', server.url, '--spec', shopSpec, '--timeout', '500'],
      environment,
    )

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentences[name as keyof typeof servers].replaceAll('⟨url⟩', server.url))
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).not.toMatch(/secret|hidden/)
    expect(performance.now() - began).toBeLessThan(10_000)
    await vi.waitFor(() => expect(server.open()).toBe(0))
  })

  test('has a name that nobody knows is told so', async () => {
    const { code, stderr } = await runCli(
      ['--base-url', 'http://no-such-host.invalid', '--spec', shopSpec],
      environment,
    )

    expect(code).toBe(2)
    expect(stderr).toMatch(/ got no usable answer\. (There is no host of this name|The name of the host could not be)/)
  })

  test('has a port that fetch does not call is told so', async () => {
    const { code, stderr } = await runCli(['--base-url', 'http://127.0.0.1:6000', '--spec', shopSpec])

    expect([code, stderr]).toEqual([2, expect.stringContaining('Neither browsers nor fetch call this port:')])
  })

  test('wants a key is told apart from one that refuses it', async () => {
    const server = await servers.refusesKey()

    const { code, stderr } = await runCli(['--base-url', server.url, '--spec', shopSpec])

    expect([code, stderr]).toEqual([2, expect.stringContaining('without an API key. Give one with ROCKETLEAD_API_KEY')])
  })
})
