import { describe, expect, test, vi } from 'vitest'
import { startCli } from './command-line.ts'
import { directory } from './directory.ts'

type Cli = Awaited<ReturnType<typeof startCli>>

/** Makes a call that takes so many milliseconds, once the server works on it. */
async function underWay(server: Cli, delay: number): Promise<{ answer: Promise<Response> }> {
  await server.call('/_mock/faults', { method: 'POST', body: JSON.stringify({ delay }) })
  const answer = server.call('/api/v1/accounts')
  answer.catch(() => {}) // whoever wants it hears of it
  await vi.waitFor(async () => {
    const faults = await server.call('/_mock/faults')
    expect(await faults.json()).toMatchObject({ data: [{ struck: 1 }] })
  })
  return { answer }
}

describe('rocketlead-mock', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends without a word on %s', async (signal) => {
    const server = await startCli(['--data', directory()])
    await server.call('/api/v1/accounts')

    server.signal(signal)

    expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
  })

  test('answers the calls under way and ends the streams before, also when npm repeats the signal', async () => {
    const server = await startCli(['--quiet'])
    const { answer } = await underWay(server, 400)
    const stream = await server.call('/_mock/events/stream')

    server.signal('SIGINT')
    server.signal('SIGINT')

    expect((await answer).status).toBe(200)
    expect(await stream.text()).toBe('')
    expect(await server.ended).toMatchObject({ code: 0 })
  })

  test('takes no more calls while it waits', async () => {
    const server = await startCli()
    const { answer } = await underWay(server, 1500)
    server.signal('SIGTERM')
    await server.until(/Waiting for answers under way\. Ctrl\+C again ends at once\./)

    const late = fetch(server.url)

    await expect(late).rejects.toThrow('fetch failed')
    expect((await answer).status).toBe(200)
  })

  test('ends at once when it is asked again', async () => {
    const server = await startCli()
    const { answer } = await underWay(server, 600_000)
    server.signal('SIGTERM')
    await server.until(/Waiting for answers under way/)

    server.signal('SIGTERM')

    expect(await server.ended).toMatchObject({ code: 1 })
    await expect(answer).rejects.toThrow('fetch failed')
  })
})
