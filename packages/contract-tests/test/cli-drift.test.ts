import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { directory, file, runCli, startCli } from './cli/command-line.ts'
import { json, serveShop, shopSpec } from './cli/shop.ts'

/** Records two calls to a shop that answers with this, one of them with a key; gives the HAR file. */
async function recorded(answer: unknown): Promise<{ har: string; code: number | null; printed: string }> {
  const shop = await serveShop((response) => json(response, answer))
  const har = join(directory(), 'traffic.har')
  const recorder = startCli(['record', '--target', shop.url, '--har', har])
  const at = await recorder.until(
    /Recording http:\/\/127\.0\.0\.1:\d+ at (http:\/\/127\.0\.0\.1:\d+) until Ctrl\+C\.\n/,
  )
  const [, url] = at.match(/ at (\S+)/) ?? []
  await fetch(`${url}/boxes`).then((response) => response.text())
  await fetch(`${url}/orders`, { headers: { authorization: 'Bearer secret' } }).then((response) => response.text())
  recorder.signal('SIGINT')
  const { code } = await recorder.ended
  return { har, code, printed: recorder.printed() }
}

describe('rocketlead-contract record', () => {
  test('passes calls on, tells of them, and writes them down when it is stopped', async () => {
    const { har, code, printed } = await recorded({})

    const { log } = JSON.parse(readFileSync(har, 'utf8'))
    expect(log.entries).toMatchObject([{ response: { status: 200 } }, { response: { status: 200 } }])
    expect(code).toBe(0)
    expect(printed).toMatch(/GET.*\/boxes[\s\S]*GET.*\/orders[\s\S]*\nWriting .*traffic\.har\.\n$/)
    expect(printed + readFileSync(har, 'utf8')).not.toContain('secret')
  })

  test('does not begin where the file cannot be written', async () => {
    const har = join(file('folder', ''), 'traffic.har')

    const { code, stderr } = await runCli(['record', '--target', 'http://127.0.0.1:1', '--har', har])

    expect([code, stderr]).toEqual([2, expect.stringMatching(/^The HAR file cannot be written to .*traffic\.har: /)])
  })

  test('says when it cannot listen', async () => {
    const shop = await serveShop(() => {})
    const { port } = new URL(shop.url)

    const args = ['record', '--target', 'http://127.0.0.1:1', '--har', join(directory(), 'traffic.har'), '--port', port]
    const { code, stderr } = await runCli(args)

    expect([code, stderr]).toEqual([2, expect.stringContaining(`cannot listen on 127.0.0.1:${port}`)])
  })
})

describe('rocketlead-contract drift', () => {
  test('ends with 0 when the traffic is as described', async () => {
    const { har } = await recorded({})

    const { code, stderr } = await runCli(['drift', '--har', har, '--spec', shopSpec])

    expect([code, stderr]).toEqual([0, ''])
  })

  test('tells what differs and ends with 1, and writes a patch', async () => {
    const { har } = await recorded([])
    const patch = join(directory(), 'drift.patch')

    const { code, stdout, stderr } = await runCli(['drift', '--har', har, '--spec', shopSpec, '--patch', patch])

    expect([code, stderr]).toEqual([1, `The patch is in ${patch}.\n`])
    expect(stdout).toMatch(/boxes\.list|orders\.list/)
    expect(readFileSync(patch, 'utf8')).not.toBe('')
  })

  test('says what is wrong with a file', async () => {
    const missing = await runCli(['drift', '--har', 'no.har', '--spec', shopSpec])
    const broken = await runCli(['drift', '--har', file('broken.har', '{"log": 1}'), '--spec', shopSpec])

    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('no.har')])
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('broken.har')])
    expect(missing.stderr + broken.stderr).not.toContain('This is a bug')
  })
})
