import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Logger, type LogLevel, logTo, type RocketleadOptions } from '../src/index.ts'
import { failing, inTurn, lost, ok } from './answering.ts'
import { rejection, setup } from './setup.ts'

type Line = [LogLevel, string, object?]

function logged(answer: Parameters<typeof setup>[0], level?: LogLevel, options: RocketleadOptions = {}) {
  const lines: Line[] = []
  const writer =
    (at: LogLevel) =>
    (...line: [string, object?]) =>
      void lines.push([at, ...line])
  const logger: Logger = { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') }
  return { lines, ...setup(answer, { hooks: [logTo(logger, level)], ...options }) }
}

const passing = failing(503, { 'Retry-After': '0', 'X-Request-Id': 'req_1' })
const found = () => Response.json({}, { headers: { 'X-Request-Id': 'req_2' } })

const debug = [
  'debug',
  'GET /api/v1/settings, attempt 1',
  { 'user-agent': expect.stringMatching(/^rocketlead-client/), 'x-api-key': '[redacted]' },
]
const again = ['debug', 'GET /api/v1/settings, attempt 2', expect.anything()]
const infos = [
  ['info', expect.stringMatching(/^GET \/api\/v1\/settings 503 \d+ ms req_1$/)],
  ['info', expect.stringMatching(/^GET \/api\/v1\/settings 200 \d+ ms req_2$/)],
]
const warn = ['warn', 'GET /api/v1/settings was answered 503: No. (Again in 0 ms.)']

describe('logTo', () => {
  test.each([
    ['debug' as const, [debug, infos[0], warn, again, infos[1]]],
    ['info' as const, [infos[0], warn, infos[1]]],
    ['warn' as const, [warn]],
    ['error' as const, []],
    [undefined, [warn]],
  ])('writes at the level %s what is as serious', async (level, expected) => {
    const { rocketlead, lines } = logged(inTurn(passing, found), level, { retries: 1 })

    await rocketlead.settings.get({ headers: { 'X-Api-Key': 'rl_test_other' } })

    expect(lines).toEqual(expected)
  })

  test('writes one error for a call that failed', async () => {
    const { rocketlead, lines } = logged(lost)

    await rejection(rocketlead.settings.get())

    expect(lines).toEqual([['error', 'GET /api/v1/settings got no answer (fetch failed).']])
  })

  test('does not show what was thrown that is no error', async () => {
    const { rocketlead, lines } = logged(ok(), 'warn', { apiKey: () => Promise.reject('rl_test_secret') })

    await rejection(rocketlead.settings.get())

    expect(lines).toEqual([['error', 'The call failed.']])
  })

  test('refuses a level that there is not', () => {
    expect(() => logTo(console, 'warning' as 'warn')).toThrow(
      'There is no log level "warning": it is one of debug, info',
    )
  })

  test('takes the console', () => {
    expect(logTo(console)).toMatchObject({ onError: expect.any(Function) })
  })

  test.each([
    'Authorization',
    'Proxy-Authorization',
    'Cookie',
    'X-Api-Key',
    'X-Auth',
    'X-Secret',
    'X-Token',
    'X-Password',
  ])('hides the header %s', async (name) => {
    const { rocketlead, lines } = logged(ok(), 'debug')

    await rocketlead.settings.get({ headers: { [name]: 'hush-hush' } })

    expect(JSON.stringify(lines)).not.toContain('hush-hush')
  })

  test('never writes the API key, a query or a body', async () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9_-]{12,24}$/)
    const status = fc.constantFrom(200, 400, 401, 429, 500)
    await fc.assert(
      fc.asyncProperty(word, word, word, status, async (apiKey, search, name, status) => {
        const answer = () =>
          Response.json({ title: 'No', detail: `Bearer ${apiKey}`, code: apiKey, [apiKey]: [apiKey] }, { status })
        const { rocketlead, lines } = logged(answer, 'debug', { apiKey })

        await rejection(rocketlead.leads.list({ search }))
        await rejection(rocketlead.campaigns.create({ name }))

        const text = JSON.stringify(lines)
        expect([apiKey, search, name].filter((secret) => text.includes(secret))).toEqual([])
      }),
    )
  })
})
