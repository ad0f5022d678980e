import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checks } from '../src/checks/check.ts'
import { options } from '../src/cli/options.ts'
import { phases } from '../src/report/report.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const inRows = (pattern: RegExp) => [...readme.matchAll(pattern)].map(([, name]) => name)

describe('the README', () => {
  test('has every option in a row', () => {
    expect(inRows(/^\| `--([\w-]+)/gm)).toEqual(Object.keys(options))
  })

  test('has every check in a row, as it is made', () => {
    const rows = readme.split('\n').map((line) => line.replace(/ +\|/g, ' |'))

    expect(rows).toEqual(
      expect.arrayContaining(Object.entries(checks).map(([name, text]) => `| \`${name}\` | ${text} |`)),
    )
  })

  test('tells of every phase', () => {
    expect(inRows(/^- `(\w+)` /gm)).toEqual([...phases])
  })
})
