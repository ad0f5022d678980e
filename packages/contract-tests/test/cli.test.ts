import { describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { options } from '../src/cli/options.ts'
import { file, runCli } from './cli/command-line.ts'

const server = ['--base-url', 'http://127.0.0.1:4010']

describe.each([[[]], [['drift']], [['record']]])('rocketlead-contract %j --help', (command) => {
  test('fits a terminal, whatever else is asked for', async () => {
    const { code, stdout, stderr } = await runCli([...command, '--help', '--wrong'])

    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`Usage: ${['rocketlead-contract', ...command].join(' ')}`)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})

describe('rocketlead-contract --help', () => {
  test('tells of every option and of both commands', async () => {
    const { stdout } = await runCli(['-h'])

    const named = stdout
      .split('Commands')[0]
      ?.match(/^ {2}(?:-\w, )?--[\w-]+/gm)
      ?.map((line) => line.replace(/.*--/, ''))
    expect(named).toEqual([...Object.keys(options), 'help', 'version'])
    expect(stdout).toMatch(/^ {2}drift .*\n(?: {30}.*\n)* {2}record /m)
  })
})

describe('rocketlead-contract --version', () => {
  test('is the package’s', async () => {
    expect(await runCli(['-v'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })
})

describe('a wrong option', () => {
  test.each([
    [['--quiet', '--json'], '--json prints what --quiet keeps silent. Leave one of them out.'],
    [
      ['--seed', 'x', '--workers', 'y'],
      '--seed must be a whole number from 0 to 2147483647, not "x".\n--workers must be',
    ],
    [['drift'], '--har FILE is needed.'],
    [['record', '--har', 'a.har', '--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536".'],
  ])('is named before anything is done: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runCli(args)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).toMatch(/\nSee rocketlead-contract( drift| record)? --help\.\n$/)
  })
})

describe('--data', () => {
  test.each([
    ['{"accountId": 1}', 'accountId is 1. It must hold one JSON object of texts, such as {"accountId": "acc_1"}.'],
    ['["acc_1"]', 'cannot be used. It must hold one JSON object of texts, such as {"accountId": "acc_1"}.'],
    ['accountId: acc_1', 'cannot be read: '],
  ])('is told what it must hold: %s', async (text, sentence) => {
    const { code, stderr } = await runCli([...server, '--data', file('ids.json', text)])

    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)])
    expect(stderr).toMatch(/^The data of .*ids\.json /)
  })

  test('has to be there', async () => {
    const { code, stderr } = await runCli([...server, '--data', 'no-ids.json'])

    expect([code, stderr]).toEqual([2, expect.stringContaining('The data of no-ids.json cannot be read: ENOENT')])
  })
})

describe('--report', () => {
  test('has to be a directory that can be written to, before the run begins', async () => {
    const { code, stderr } = await runCli([...server, '--report', file('report', '')])

    expect([code, stderr]).toEqual([2, expect.stringMatching(/^The report cannot be written to .*report: EEXIST/)])
  })
})
