import { describe, expect, test } from 'vitest'
import { parseStartArgs } from './start-args.ts'

describe('parseStartArgs', () => {
  test('takes port 4010 when nothing is asked for', () => {
    expect(parseStartArgs([], {})).toEqual({ help: false, port: 4010 })
  })

  test('prefers --port to the environment', () => {
    expect(parseStartArgs(['--port', '5000'], { PORT: '6000' })).toEqual({ help: false, port: 5000 })
    expect(parseStartArgs([], { PORT: '6000' })).toEqual({ help: false, port: 6000 })
  })

  test.each(['abc', '-1', '65536', '80.5', ''])('names a port that is none: "%s"', (port) => {
    expect(parseStartArgs([`--port=${port}`], {})).toEqual({
      problem: expect.stringContaining(`"${port}" is not a port`),
    })
  })

  test.each([['--prot', '80'], ['extra'], ['--port']])('refuses what it does not know: %s', (...argv) => {
    expect(parseStartArgs(argv, {})).toEqual({ problem: expect.stringMatching(/^[^\n]+\. See: npm start -- --help$/) })
  })

  test('knows --help', () => {
    expect(parseStartArgs(['--help'], {})).toMatchObject({ help: true })
  })
})
