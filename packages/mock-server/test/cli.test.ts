import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { version } from '../generated/version.ts'
import manifest from '../package.json' with { type: 'json' }
import { tooOld } from '../src/cli/node-version.ts'
import { options } from '../src/cli/options.ts'
import { runCli, startCli } from './command-line.ts'
import { directory } from './directory.ts'

describe('rocketlead-mock --help', () => {
  test('tells of every option in lines that fit a terminal', async () => {
    const { code, stdout } = await runCli(['--help', '--wrong'])

    expect(code).toBe(0)
    expect(stdout.match(/^ {2}(?:-\w, )?--[\w-]+/gm)).toHaveLength(Object.keys(options).length)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})

describe('rocketlead-mock --version', () => {
  test('is the package’s', async () => {
    expect(await runCli(['-v'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
})

describe('a Node that is too old', () => {
  test.each(['18.20.8', '22.23.3', '24.15.9'])('is told: %s', (node) => {
    expect(tooOld(node)).toBe(
      `rocketlead-mock needs Node 24.16 or newer, and this is Node ${node}. Install a newer Node and try again.`,
    )
  })

  test.each(['24.16.0', '24.21.0', '26.0.0'])('is not %s', (node) => {
    expect(tooOld(node)).toBeUndefined()
  })

  test('is one that the package does not promise', () => {
    expect(tooOld('1.0.0')).toContain(`needs Node ${manifest.engines.node.replace('>=', '')} or newer`)
  })
})

describe('a wrong option', () => {
  test.each([
    [['--prot', '1'], 'There is no option --prot.'],
    [['--constructor'], 'There is no option --constructor.'],
    [['4010'], '"4010" is no option. Options begin with --.'],
    [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536".'],
    [['--host'], '--host needs a value. It must be a name or an address, such as 0.0.0.0 for all addresses'],
    [['--data='], '--data must be a directory, such as .rocketlead, not "".'],
    [['--seed', '-5'], '--seed must be a whole number from 0 to 4294967295, not "-5".'],
    [['--clock', '--quiet'], '--clock needs a value. It must be running or frozen.'],
    [['--speed', '0'], '--speed must be a number from 0.001 to 1000000, not "0".'],
    [['--now', '2026-02-03'], '--now must be a time with its zone, such as 2026-03-02T09:00:00Z, not "2026-02-03".'],
    [['--rate-limit', '0/60'], '--rate-limit must be requests/seconds in whole numbers from 1 on, such as 120/60'],
    [['--error-format', 'xml'], '--error-format must be problem or fastify, not "xml".'],
    [['--log=csv'], '--log must be text or json, not "csv".'],
    [['--quiet=yes'], '--quiet must be given without a value, not with "yes".'],
    [['--clock', 'frozen', '--speed', '2'], '--speed is for a running clock. Leave it or --clock frozen out.'],
    [['--quiet', '--events'], '--events prints what --quiet keeps silent. Leave one of them out.'],
  ])('is told what it must be: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runCli(args)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).toContain('See rocketlead-mock --help.')
  })

  test('does not hide another', async () => {
    const { stderr } = await runCli(['--port', 'x', '--speed', 'y'])

    expect(stderr).toMatch(/--port must .*\n--speed must /)
  })

  test('may stand in the environment', async () => {
    const { code, stderr } = await runCli([], { PORT: 'http' })

    expect(code).toBe(2)
    expect(stderr).toContain('PORT of the environment must be a whole number from 0 to 65535, not "http".')
  })
})

describe('rocketlead-mock', () => {
  test('says at the start where it is and how its time goes, with a call that works', async () => {
    const data = directory()
    const server = await startCli(['--data', data, '--clock', 'frozen', '--now', '2026-03-02T09:00:00+01:00'])
    const shown = await server.until(/curl .*\/api\/v1\/accounts/)
    const [, name = '', value = '', url = ''] = shown.match(/-H '(\w+): (.+)' (\S+)$/) ?? []

    const response = await fetch(url, { headers: { [name]: value } })

    expect(response.status).toBe(200)
    expect(server.printed()).toContain(`listens on ${server.url}\n`)
    expect(server.printed()).toContain(`kept in ${data}\n`)
    expect(server.printed()).toContain(
      'frozen until the control plane moves it; a new workspace begins at 2026-03-02T08:00:00.000Z\n',
    )
  })

  test('has the options of createMockServer', async () => {
    const server = await startCli(['--rate-limit', '1/60', '--error-format', 'fastify', '--clock', 'frozen'])
    await server.call('/api/v1/accounts')

    const refused = await server.call('/api/v1/accounts')

    expect(await refused.json()).toMatchObject({ statusCode: 429, error: 'Too Many Requests' })
  })

  test('goes as fast as it is told', async () => {
    const server = await startCli(['--speed', '60'])

    const clock = await server.call('/_mock/clock')

    expect(await clock.json()).toMatchObject({ mode: 'running', speed: 60 })
    expect(server.printed()).toContain('running at 60 times the speed of this machine\n')
  })

  test('limits the rate as documented when no limit is named', async () => {
    const server = await startCli(['--rate-limit', '--quiet', '--no-validate-responses'])

    const response = await server.call('/api/v1/accounts')

    expect(response.headers.get('x-ratelimit-limit')).toBe('120')
  })

  test('goes on when nobody reads any more what it prints', async () => {
    const { call, hangUp, printed } = await startCli()
    hangUp()

    const statuses = []
    for (let count = 0; count < 3; count++) statuses.push((await call('/api/v1/accounts')).status)

    expect(statuses).toEqual([200, 200, 200])
    expect(printed()).not.toContain('EPIPE')
  })

  test('cannot start on a port that is taken', async () => {
    const { port } = new URL((await startCli()).url)

    const second = await runCli(['--port', port], { PORT: 'not asked for' })

    const stderr = `Port ${port} is in use. Choose another with --port, or 0 for any free one.\n`
    expect(second).toEqual({ code: 1, stdout: '', stderr })
  })

  test('cannot start on an address of another machine', async () => {
    const { code, stderr } = await runCli(['--port', '0', '--host', '192.0.2.1'])

    expect([code, stderr]).toEqual([1, expect.stringContaining('This machine has no address "192.0.2.1".')])
  })

  test('cannot start in a directory that is none', async () => {
    const file = join(directory(), 'file')
    writeFileSync(file, '')

    const { code, stderr } = await runCli(['--data', file])

    expect(code).toBe(1)
    expect(stderr).toMatch(/^The directory .* cannot be used: .*\. Use another directory\.\n$/)
  })

  test('cannot start in a directory that another process has', async () => {
    const data = directory()
    await startCli(['--data', data])

    const { code, stderr } = await runCli(['--data', data])

    expect(code).toBe(1)
    expect(stderr).toMatch(/^The directory .* is in use by the process \d+\. Stop it, or use another directory\.\n$/)
  })
})
