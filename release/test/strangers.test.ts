import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../scripts/paths.ts'
import { strangers } from '../rehearsal/strangers/index.ts'
import { faultOf } from '../rehearsal/strangers/installing.ts'
import { expectText, succeed } from '../rehearsal/strangers/project.ts'
import { programsOf } from '../rehearsal/strangers/readme.ts'
import { compilers, pinned } from '../rehearsal/strangers/versions.ts'
import { absence } from '../rehearsal/use.ts'

describe('an installation', () => {
  const promised = { name: 'boxes', needs: '>=20', most: 1 }
  const quiet = 'added 1 package in 1s'

  test('is as promised with as many packages as are known, and none with a script', () => {
    expect(faultOf(promised, { 'node_modules/boxes': {} }, quiet)).toBeUndefined()
  })

  test('is not when it brings one more', () => {
    const installed = { 'node_modules/boxes': {}, 'node_modules/lamps': {} }

    expect(faultOf(promised, installed, quiet)).toContain('adds 2 packages, and 1 are known')
    expect(faultOf(promised, installed, quiet)).toContain('node_modules/lamps')
  })

  test('is not when a package has an install script, even one that npm did not run', () => {
    const installed = { 'node_modules/boxes': { hasInstallScript: true } }

    expect(faultOf(promised, installed, quiet)).toContain('install script: node_modules/boxes')
  })

  test('is not when npm ran something', () => {
    const output = '\n> boxes@1.0.0 postinstall\n> node greet.js\n\nhello'

    expect(faultOf(promised, { 'node_modules/boxes': {} }, output)).toContain('greet.js')
  })
})

describe('a program', () => {
  test('that fails is told of with its exit code and what it printed', async () => {
    const running = succeed('node boxes.mjs', Promise.resolve({ code: 3, output: 'no lamp', stdout: 'no lamp' }))

    await expect(running).rejects.toThrow(/^node boxes\.mjs ends with exit code 3, not 0\. It printed:\nno lamp$/)
  })

  test('that prints something else is told of with both texts', () => {
    expect(() => expectText('node boxes.mjs', 'one\n', 'one')).not.toThrow()
    expect(() => expectText('node boxes.mjs', 'one\n', 'two')).toThrow(/Expected:\ntwo\nPrinted:\none/)
  })
})

describe('a README', () => {
  test('shows its programs by name', () => {
    const readme =
      '# Boxes\n\n<!-- a/first.ts -->\n\n```ts\nopen()\n```\n\n```sh\nls\n```\n\n<!-- a/last.ts -->\n\n```ts\nclose()\n```\n'

    expect(Object.fromEntries(programsOf(readme))).toEqual({ first: 'open()\n', last: 'close()\n' })
  })

  test('without a program is no README to go by', () => {
    expect(() => programsOf('# Boxes\n')).toThrow('shows no program')
  })

  test.each(['client', 'mock-server', 'contract-tests'])(
    'of the %s names the oldest compiler that is tried',
    (name) => {
      const readme = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')

      expect(readme).toContain(`${compilers[0]?.name} or newer`)
    },
  )
})

test('what strangers install beside our packages is of the version that the repository has', () => {
  expect(pinned('vitest')).toMatch(/^vitest@\d+\.\d+\.\d+$/)
  expect(() => pinned('lamps')).toThrow('no version of lamps')
})

test('strangers have names of their own', () => {
  const names = strangers.map(({ name }) => name)

  expect(names).toEqual([...new Set(names)])
})

describe('a stranger', () => {
  const old = { node: '20.20.2', quick: false }
  const quick = { node: '24.21.0', quick: true }

  test.each([
    [{ name: 'a' }, old, undefined],
    [{ name: 'a', needs: '>=20' }, old, undefined],
    [{ name: 'a', needs: '>=24.16' }, old, 'since it needs Node >=24.16 and this is 20.20.2'],
    [{ name: 'a', brings: 'compilers' }, old, undefined],
    [{ name: 'a', brings: 'compilers' }, quick, 'since it brings compilers, and this is to be quick'],
  ])('is left out for a reason: %j', (stranger, circumstances, why) => {
    expect(absence(stranger, circumstances)).toBe(why)
  })
})
