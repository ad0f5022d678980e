import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { png } from './bad-input/pictures.ts'
import { type Call, callerOf } from './bad-input/world.ts'
import { phone, profile, read, setup, start, verify } from './calls.ts'

async function provision(call: Call): Promise<string> {
  await call('POST', start, { phone })
  return (await read(await call('POST', verify, profile))).id
}

describe('a path or a method that is not offered', () => {
  test.each(['/', '/api', '/api/v2/accounts', '/api/v1/accounts/', '/api/v1/account', '/API/v1/accounts', '/_mock'])(
    '%s is not found, with a key or without',
    async (path) => {
      const { mock, call } = setup()

      const answers = [await call('GET', path), await mock.fetch(`http://mock.test${path}`)]

      for (const answer of answers) {
        expect(answer.status).toBe(404)
        expect(await answer.json()).toMatchObject({ code: 'not_found', instance: answer.headers.get('x-request-id') })
      }
    },
  )

  test.each([
    ['PUT', '/api/v1/accounts', 'GET'],
    ['DELETE', '/api/v1/settings', 'GET, PATCH'],
    ['GET', '/api/v1/provision/start', 'POST'],
    ['POST', '/api/v1/accounts/acc_1', 'GET'],
    ['GET', '/api/v1/accounts/acc_1/phase', 'PATCH'],
    ['POST', '/api/v1/warmup/status', 'GET'],
    ['PATCH', '/_mock/clock', 'GET, PUT'],
    ['HEAD', '/api/v1/provision/start', 'POST'],
  ])('%s %s is not allowed, and Allow lists %s', async (method, path, allow) => {
    const { call } = setup()

    const answer = await call(method, path)

    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('HEAD', () => {
  test.each(['/api/v1/settings', '/api/v1/accounts/acc_1'])('%s is answered like GET, without a body', async (path) => {
    const { call } = setup()

    const [get, head] = [await call('GET', path), await call('HEAD', path)]

    expect(head.status).toBe(get.status)
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    expect(await head.text()).toBe('')
  })
})

describe('CORS', () => {
  test('a browser may send every header that an operation takes, from anywhere', async () => {
    const { mock } = setup()
    const headers = {
      origin: 'https://juniper.example',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type,idempotency-key',
    }

    const answer = await mock.fetch('http://mock.test/api/v1/settings', { method: 'OPTIONS', headers })

    const listed = (name: string) => answer.headers.get(`access-control-${name}`)?.toLowerCase().split(/, ?/)
    expect(answer.status).toBe(204)
    expect(listed('allow-origin')).toEqual(['*'])
    expect(listed('allow-methods')).toEqual(expect.arrayContaining(['get', 'put', 'post', 'patch', 'delete']))
    expect(listed('allow-headers')).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'idempotency-key']),
    )
  })

  test('a page from a public address may call a server on this machine, if it asks', async () => {
    const { mock } = setup()
    const headers = { origin: 'https://juniper.example', 'access-control-request-method': 'GET' }
    const asking = { ...headers, 'access-control-request-private-network': 'true' }

    const answers = await Promise.all(
      [asking, headers].map((each) =>
        mock.fetch('http://mock.test/api/v1/settings', { method: 'OPTIONS', headers: each }),
      ),
    )

    const name = 'access-control-allow-private-network'
    expect(answers.map((answer) => answer.headers.get(name))).toEqual(['true', null])
  })

  test.each(['/api/v1/settings', '/nowhere', '/api/v1/accounts/acc_1'])(
    'a browser may read what %s answers and the headers that matter',
    async (path) => {
      const { call } = setup()

      const answer = await call('GET', path, undefined, { origin: 'https://juniper.example' })

      const exposed = answer.headers.get('access-control-expose-headers')?.toLowerCase().split(/, ?/)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(exposed).toEqual(
        expect.arrayContaining([
          'x-request-id',
          'x-workspace-expires',
          'retry-after',
          'location',
          'idempotency-replayed',
          'www-authenticate',
          'allow',
        ]),
      )
    },
  )
})

describe('the headers of answers', () => {
  test('X-Request-Id is on each, and never the same', async () => {
    const { mock, call } = setup()

    const answers = [
      await call('GET', '/api/v1/settings'),
      await call('GET', '/api/v1/settings'),
      await call('GET', '/api/v1/accounts?limit=0'),
      await call('GET', '/nowhere'),
      await call('PUT', '/api/v1/settings'),
      await call('GET', '/_mock/clock'),
      await call('GET', '/_mock/media/wsp_1/med_1'),
      await mock.fetch('http://mock.test/api/v1/settings'),
      await mock.fetch('http://mock.test/api/v1/accounts/%zz'),
    ]

    const ids = answers.map(({ headers }) => headers.get('x-request-id'))
    expect(ids).toEqual(ids.map(() => expect.stringMatching(/^req_\w+$/)))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a 401 names the scheme that is expected', async () => {
    const { mock } = setup()

    const answer = await mock.fetch('http://mock.test/api/v1/settings')

    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="rocketlead"'])
  })

  test('a code that is asked for too soon is a 429 that says when to ask again', async () => {
    const { call } = setup()
    await call('POST', start, { phone })

    const answer = await call('POST', start, { phone })

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await answer.json()).toMatchObject({ code: 'otp_rate_limited' })
  })
})

describe('a picture that was sent', () => {
  const form = () => {
    const body = new FormData()
    body.set('file', new File([png], 'logo.png', { type: 'image/png' }))
    return body
  }
  const base64 = Buffer.from(png).toString('base64')
  const json = { 'content-type': 'application/json' }

  test.each([
    ['as a form', form(), {}],
    ['as base64', JSON.stringify({ profilePictureFile: base64 }), json],
    ['as a data URI', JSON.stringify({ profilePictureFile: `data:image/png;base64,${base64}` }), json],
  ])('%s is given back byte for byte, without a key', async (_, body, headers) => {
    const { mock, call } = setup()
    const id = await provision(call)
    const init = { method: 'POST', headers: { authorization: 'Bearer rl_test_1', ...headers }, body }

    const { avatarUrl } = await read(await mock.fetch(`http://mock.test/api/v1/accounts/${id}/avatar`, init))

    const picture = await mock.fetch(avatarUrl)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(png)
    const others = [`${avatarUrl}0`, avatarUrl.replace('/wsp_', '/wsp_0'), avatarUrl.replace('/wsp_', '/..%2Fwsp_')]
    expect(await Promise.all(others.map(async (url) => (await mock.fetch(url)).status))).toEqual([404, 404, 404])
  })
})

describe('a bug of the server', () => {
  /** A server over a directory in which an account is stored with an about text that the description does not allow. */
  async function broken(validateResponses: boolean) {
    const data = mkdtempSync(join(tmpdir(), 'mock-server-'))
    onTestFinished(() => rmSync(data, { recursive: true }))
    const first = createMockServer({ data })
    const id = await provision(callerOf(first, 'rl_test_1'))
    const file = join(data, `${first.workspace('rl_test_1').id}.sqlite`)
    first.close()
    const db = new DatabaseSync(file)
    onTestFinished(() => db.close())
    const spoil = () => db.exec(`update accounts set record = json_set(record, '$.bio', 7)`)
    spoil()
    const told: unknown[] = []
    const mock = createMockServer({ data, validateResponses, onError: (error) => told.push(error) })
    onTestFinished(() => mock.close())
    const stored = () => [db.prepare('select * from accounts').all(), db.prepare('select * from activities').all()]
    const call = callerOf(mock, 'rl_test_1')
    const mend = () => db.exec(`update accounts set record = json_set(record, '$.bio', 'About us')`)
    const pause = () => call('POST', `/api/v1/accounts/${id}/pause`, {})
    return { told, stored, pause, list: () => call('GET', '/api/v1/accounts'), mend, spoil }
  }

  test('is a 500 that tells nothing, stores nothing, and is reported', async () => {
    const { told, stored, pause } = await broken(true)
    const before = stored()

    const answer = await pause()

    const problem = await answer.json()
    expect(answer.status).toBe(500)
    expect(problem).toMatchObject({ code: 'internal_error', instance: answer.headers.get('x-request-id'), errors: [] })
    expect(JSON.stringify(problem)).not.toMatch(/bio|sqlite|src\//)
    expect(told).toEqual([expect.objectContaining({ message: expect.stringMatching(/togglePause.*\/bio/) })])
    expect(stored()).toEqual(before)
  })

  test('is found in a list, which is sent as it is stored, also after the list was right', async () => {
    const { told, list, mend, spoil } = await broken(true)

    const first = await list()
    mend()
    const [mended, again] = [await list(), await list()]
    spoil()
    const last = await list()

    expect([first, mended, again, last].map(({ status }) => status)).toEqual([500, 200, 200, 500])
    expect(told).toEqual([1, 2].map(() => expect.objectContaining({ message: expect.stringMatching(/list.*\/bio/) })))
  })

  test('in an answer is not seen when answers are not validated', async () => {
    const { told, pause } = await broken(false)

    const answer = await pause()

    expect([answer.status, told]).toEqual([200, []])
  })
})

describe('behind a port', () => {
  async function listening() {
    const { mock } = setup()
    const { url, close } = await mock.listen()
    onTestFinished(close)
    return url
  }
  const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }

  test('answers as in process', async () => {
    const url = await listening()

    const [settings, nowhere] = [
      await fetch(`${url}/api/v1/settings`, { headers }),
      await fetch(`${url}/nowhere`, { headers }),
    ]

    expect([settings.status, settings.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect([nowhere.status, nowhere.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })

  test('refuses a body that is too large, and goes on', async () => {
    const url = await listening()
    const body = 'a'.repeat(8 * 1024 * 1024 + 1)

    const answer = await fetch(`${url}/api/v1/settings`, { method: 'PATCH', headers, body })

    expect([answer.status, (await read(answer)).code]).toEqual([413, 'payload_too_large'])
    expect((await fetch(`${url}/api/v1/settings`, { headers })).status).toBe(200)
  })
})

describe('half a character', () => {
  test.each([
    ['{"name":"a\\ud800"}', '/name'],
    ['{"optOutKeywords":["STOP","\\udc00x"]}', '/optOutKeywords/1'],
    ['{"\\uD83D":1}', ''],
  ])('in %s is refused at its place', async (body, pointer) => {
    const { mock } = setup()
    const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }

    const response = await mock.fetch('http://mock.test/api/v1/settings', { method: 'PATCH', headers, body })

    expect(await response.json()).toMatchObject({ code: 'validation_failed', errors: [{ pointer, code: 'unicode' }] })
  })

  test('a whole one is taken, however it is written', async () => {
    const { mock } = setup()
    const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
    const body = '{"name":"\\ud83d\\ude80"}'

    const response = await mock.fetch('http://mock.test/api/v1/settings', { method: 'PATCH', headers, body })

    expect(await response.json()).toMatchObject({ name: '\u{1f680}' })
  })
})
