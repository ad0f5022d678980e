import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { createMockServer } from '@rocketlead/mock-server'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { directory, runCli, startCli } from './cli/command-line.ts'
import { json, serveShop, shopSpec } from './cli/shop.ts'

const brief = ['--spec', shopSpec, '--phase', 'examples']

/** The arguments for a shop that answers lists where it should answer objects. */
async function faulty(): Promise<string[]> {
  const { url } = await serveShop((response) => json(response, []))
  return ['--base-url', url, ...brief]
}

async function sound(): Promise<string[]> {
  const { url } = await serveShop((response) => json(response, {}))
  return ['--base-url', url, ...brief]
}

describe('rocketlead-contract', () => {
  test('finds no failure in the mock server, which it knows from the environment', async () => {
    const mock = createMockServer()
    onTestFinished(mock.close)
    const { url } = await mock.listen({ port: 0 })
    const environment = { ROCKETLEAD_BASE_URL: url, ROCKETLEAD_API_KEY: 'rl_test_secret' }

    const { code, stdout, stderr } = await runCli(['--section', 'settings', '--phase', 'examples'], environment)

    expect([code, stdout]).toEqual([0, expect.stringMatching(/ held against the description: no failure\.\n$/)])
    expect(stdout + stderr).not.toContain('secret')
  })

  test('shows failures and how to meet them again, and ends with 1', async () => {
    const { code, stdout } = await runCli(await faulty(), { ROCKETLEAD_API_KEY: 'rl_test_secret' })

    expect([code, stdout]).toEqual([1, expect.stringMatching(/^\d+ failures in 3 of 3 operations\.\n$/m)])
    expect(stdout).toMatch(/curl .*"authorization: Bearer \$API_KEY"/)
    expect(stdout).not.toContain('secret')
  })

  test('tells on stderr how far it has come', async () => {
    const { stderr } = await runCli(await sound())

    expect(stderr).toMatch(/^examples: 3 of 3, \d+ requests, 0 failures, \d+ s\n$/)
  })

  test('has colours where they are wanted, around the same text', async () => {
    const args = await faulty()

    const colored = await runCli(args, { FORCE_COLOR: '1' })
    const plain = await runCli(args, { FORCE_COLOR: '1', NO_COLOR: '1' })

    expect(colored.stdout).toContain('\u001b[')
    expect(plain.stdout).not.toContain('\u001b[')
    const verdictOf = (text: string) => stripVTControlCharacters(text).trimEnd().split('\n').at(-1)
    expect(verdictOf(colored.stdout)).toBe(verdictOf(plain.stdout))
  })
})

describe('--report', () => {
  test('writes a page, JSON and JUnit XML, and says where', async () => {
    const report = join(directory(), 'made', 'by', 'the', 'run')

    const { stderr } = await runCli([...(await faulty()), '--report', report])

    expect(readdirSync(report).toSorted()).toEqual(['index.html', 'junit.xml', 'report.json'])
    expect(stderr).toContain(`The report is in ${join(report, 'index.html')}, `)
    expect(JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'))).toMatchObject({ seed: 0, ended: 'complete' })
  })
})

describe('--json', () => {
  test('prints the report for programs, and nothing else on stdout', async () => {
    const { code, stdout } = await runCli([...(await faulty()), '--json', '--seed', '7'])

    expect(JSON.parse(stdout)).toMatchObject({
      seed: 7,
      description: { title: 'Shop' },
      phases: [{ phase: 'examples' }],
    })
    expect(code).toBe(1)
  })
})

describe('--quiet', () => {
  test('prints the verdict alone', async () => {
    expect(await runCli([...(await sound()), '--quiet', '--report', directory()])).toEqual({
      code: 0,
      stdout: '3 of 3 operations held against the description: no failure.\n',
      stderr: '',
    })
  })
})

describe('Ctrl+C', () => {
  test('ends a run after telling what it found so far', async () => {
    const answerOnce = await serveShop((response, call) => call === 1 && json(response, {}))
    const cli = startCli(['--base-url', answerOnce.url, ...brief, '--timeout', '10m'])
    await vi.waitFor(() => expect(answerOnce.calls()).toBe(2), { timeout: 20_000 })

    cli.signal('SIGINT')
    cli.signal('SIGINT') // npm passes it on once more

    const { code, stdout, stderr } = await cli.ended
    expect(stderr).toMatch(/^Stopping\. What was found so far follows; Ctrl\+C again ends at once\.\n/)
    expect([code, stdout]).toEqual([130, expect.stringContaining('It was stopped before everything was done.')])
  })

  test('ends at once what does not stop, when it is repeated', async () => {
    const silent = await serveShop(() => {})
    const cli = startCli(['--base-url', silent.url, '--spec', `${silent.url}/openapi.yaml`])
    await vi.waitFor(() => expect(silent.calls()).toBe(1), { timeout: 20_000 })

    const ended = vi.fn()
    cli.ended.then(ended)
    await vi.waitFor(
      () => {
        cli.signal('SIGINT')
        expect(ended).toHaveBeenCalled()
      },
      { timeout: 10_000, interval: 200 },
    )

    expect(await cli.ended).toMatchObject({ code: 130, stdout: '' })
  })

  test('has the exit code of the signal that stopped it', async () => {
    const answerOnce = await serveShop((response, call) => call === 1 && json(response, {}))
    const cli = startCli(['--base-url', answerOnce.url, ...brief, '--quiet'])
    await vi.waitFor(() => expect(answerOnce.calls()).toBe(2), { timeout: 20_000 })

    cli.signal('SIGTERM')

    expect(await cli.ended).toMatchObject({ code: 143 })
  })
})
