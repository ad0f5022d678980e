import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { serve } from './server.ts'

const run = promisify(execFile)
const index = new URL('../src/index.ts', import.meta.url).href

/** What a program writes that has `rocketlead`, and how often it heard of a rejection. It is killed before a minute is over. */
async function program(baseUrl: string, body: string): Promise<string> {
  const text = `
    import { Rocketlead } from ${JSON.stringify(index)}
    const rocketlead = new Rocketlead({ apiKey: 'rl_test_key', baseUrl: '${baseUrl}', retries: 0 })
    let unhandled = 0
    process.on('unhandledRejection', () => unhandled++)
    process.on('exit', () => console.log('unhandled', unhandled))
    ${body}`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', text], { timeout: 20_000 })
  return stdout.trim()
}

const failing = () => serve(() => ({ status: 404 }))

describe('a process', () => {
  test('can end as soon as its call has', async () => {
    const { baseUrl } = await serve(() => ({ status: 200, body: '{"name":"Juniper"}' }))
    const body = 'await rocketlead.settings.get({ totalTimeout: 90_000, signal: new AbortController().signal })'

    expect(await program(baseUrl, body)).toBe('unhandled 0')
  })

  test('can end as soon as its call was aborted', async () => {
    const { baseUrl } = await serve(() => ({ status: 503, headers: { 'Retry-After': '59' } }))
    const body = `
      const aborter = new AbortController()
      const hooks = [{ onRetry: () => setImmediate(() => aborter.abort()) }]
      const patient = new Rocketlead({ apiKey: 'rl_test_key', baseUrl: '${baseUrl}', hooks })
      console.log(await patient.settings.get({ signal: aborter.signal }).catch(({ name }) => name))`

    expect(await program(baseUrl, body)).toBe('AbortError\nunhandled 0')
  })

  test.each([
    ['a call', 'rocketlead.settings.get()'],
    ['a list', 'rocketlead.leads.list()'],
    ['a call by path', "rocketlead.raw.GET('/api/v1/settings')"],
    ['what follows a call', 'rocketlead.settings.get().then(() => {})'],
  ])('hears once of a failure that nobody awaits: %s', async (_, call) => {
    const { baseUrl } = await failing()

    expect(await program(baseUrl, call)).toBe('unhandled 1')
  })

  test.each([
    ['await', 'await call'],
    ['catch', 'await call.catch(() => { throw 0 })'],
    ['then', 'await call.then(() => {}, () => { throw 0 })'],
    ['finally', 'await call.finally(() => {})'],
    ['withResponse', 'await call.withResponse()'],
    ['asResponse', 'await call.asResponse()'],
    ['all of them', 'await Promise.all([call, call.withResponse(), call.asResponse(), call.toArray()])'],
    ['for await', 'for await (const lead of call) console.log(lead)'],
    ['toArray', 'await call.toArray()'],
    ['toArray of nothing', 'await call.toArray({ max: 0 })'],
  ])('hears of none that was awaited: %s', async (_, awaiting) => {
    const { baseUrl } = await failing()
    const body = `
      const call = rocketlead.leads.list()
      try { ${awaiting} } catch { console.log('caught') }`

    expect(await program(baseUrl, body)).toBe('caught\nunhandled 0')
  })
})
