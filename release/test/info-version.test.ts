import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../scripts/paths.ts'
import { withInfoVersion } from '../version/info-version.ts'

const source = `# The title.
openapi: 3.1.0
info:
  title: Boxes
  # Follows the packages.
  version: 0.1.0 # one for all

  description: |-
    The version: 0.1.0
components:
  x:
    info:
      version: 7.0.0
`

describe('the version of a description', () => {
  test('is changed in its place alone, and comments stay', () => {
    expect(withInfoVersion(source, '0.2.0')).toBe(source.replace('version: 0.1.0 #', 'version: 0.2.0 #'))
  })

  test.each(['spec/openapi.yaml', 'spec/control.yaml'])('is one line of %s', (path) => {
    const text = readFileSync(root + path, 'utf8')

    const lines = withInfoVersion(text, '12.3.4').split('\n')

    const before = text.split('\n')
    expect(lines.filter((line, index) => line !== before[index])).toEqual(['  version: 12.3.4'])
    expect(parse(lines.join('\n')).info.version).toBe('12.3.4')
  })

  test('is told to be missing where there is none', () => {
    expect(() => withInfoVersion('openapi: 3.1.0\ninfo:\n  title: Boxes\npaths: {}\n', '1.0.0')).toThrow(
      'The description has no line "version: ..." under "info:" to change.',
    )
  })
})
