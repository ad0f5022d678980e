import { describe, expect, test } from 'vitest'
import { options } from '../src/cli/options.ts'
import { type Environment, readArguments } from '../src/cli/read.ts'

const server = ['--base-url', 'http://127.0.0.1:4010']
const read = (args: string[], environment: Environment = {}) => readArguments(options, args, environment)

describe('an option', () => {
  test('is read as what it is', () => {
    const { given, problems } = read([
      ...[
        '--base-url=HTTP://Localhost:80/api/',
        '--timeout',
        '500',
        '--time-limit',
        '5m',
        '--max-response-time',
        '1.5s',
      ],
      ...['--rate', '2.5', '--workers', '4', '--read-only', '--provoke', 'X-Mock-Fault: code={code}; after'],
    ])

    expect(problems).toEqual([])
    expect(given).toEqual({
      'base-url': 'http://localhost/api',
      timeout: 500,
      'time-limit': 300,
      'max-response-time': 1500,
      rate: 2.5,
      workers: 4,
      'read-only': true,
      provoke: { name: 'X-Mock-Fault', value: 'code={code}; after' },
    })
  })

  test('has all the values that it is given, with commas or one by one', () => {
    const { given } = read([...server, '--section', 'leads, orders', '--section', 'credits', '--phase', 'fuzzing'])

    expect(given).toMatchObject({ section: ['leads', 'orders', 'credits'], phase: ['fuzzing'] })
  })

  test('is taken from the environment where it is left out', () => {
    const environment = { ROCKETLEAD_BASE_URL: 'http://a.test', ROCKETLEAD_API_KEY: 'key_1' }

    const { given, problems } = read(['--base-url', 'http://b.test'], environment)

    expect({ given, problems }).toEqual({ given: { 'base-url': 'http://b.test', 'api-key': 'key_1' }, problems: [] })
  })
})

describe('a wrong option', () => {
  test.each([
    [['--base_url', 'x'], 'There is no option --base_url. Did you mean --base-url?'],
    [['--constructor'], 'There is no option --constructor.'],
    [['drfit'], '"drfit" is no option. Options begin with --.'],
    [[], '--base-url URL is needed, or ROCKETLEAD_BASE_URL in the environment.'],
    [['--base-url', '127.0.0.1:4010'], '--base-url must be an http or https address without user, query and fragment,'],
    [
      ['--base-url', 'http://a:b@c.test'],
      '--base-url must be an http or https address without user, query and fragment,',
    ],
    [
      ['--base-url', 'http://c.test/?a=b'],
      '--base-url must be an http or https address without user, query and fragment,',
    ],
    [['--api-key'], '--api-key needs a value. It must be characters as a header may have them, without spaces.'],
    [['--phase', 'examples,fuzz'], '--phase must be examples, coverage, fuzzing or stateful, not "fuzz".'],
    [['--skip-check', 'header'], '--skip-check must be a check: answered, no-server-error, documented-status,'],
    [['--section', 'leads,'], '--section must be a tag of the description, such as campaigns, not "".'],
    [['--seed', '-5'], '--seed must be a whole number from 0 to 2147483647, not "-5".'],
    [['--max-examples', '0'], '--max-examples must be a whole number from 1 to 1000000, not "0".'],
    [['--workers', '1.5'], '--workers must be a whole number from 1 to 64, not "1.5".'],
    [['--rate', 'fast'], '--rate must be a number from 0.01 to 100000, not "fast".'],
    [['--time-limit', '5 minutes'], '--time-limit must be a time, such as 90s, 5m or 90 (seconds), not "5 minutes".'],
    [['--time-limit', '0'], '--time-limit must be a time, such as'],
    [['--timeout', '30d'], '--timeout must be a time, such as 10s or 500 (milliseconds), not "30d".'],
    [['--provoke', 'X-Mock-Fault'], "--provoke must be a header, such as 'X-Mock-Fault: code={code}', not"],
    [['--report', '--json'], '--report needs a value. It must be a directory, such as contract-report.'],
    [['--read-only=yes'], '--read-only must be given without a value, not with "yes".'],
  ])('is told what it must be: %j', (args, sentence) => {
    const { problems } = read(args)

    expect(problems.join('\n')).toContain(sentence)
  })

  test('does not hide another', () => {
    const { problems } = read([...server, '--seed', 'x', '--rate', 'y'])

    expect(problems).toEqual([expect.stringMatching(/^--seed must /), expect.stringMatching(/^--rate must /)])
  })

  test('may stand in the environment', () => {
    const { problems } = read([], { ROCKETLEAD_BASE_URL: 'nowhere' })

    expect(problems).toEqual([expect.stringMatching(/^ROCKETLEAD_BASE_URL of the environment must be an http/)])
  })

  test.each([
    [['--api-key', 'rl_live_secret key'], {}],
    [['--apikey', 'secret'], {}],
    [['--base-url', 'http://key:secret@c.test'], {}],
    [['--base-url', 'http://c.test?key=secret'], {}],
    [['rl_live_secret'], {}],
    [[], { ROCKETLEAD_API_KEY: 'secret\u00e9' }],
  ])('does not show a key: %j %j', (args, environment) => {
    const { problems } = read([...server, ...args], environment)

    expect(problems).toHaveLength(1)
    expect(problems.join()).not.toContain('secret')
  })
})
