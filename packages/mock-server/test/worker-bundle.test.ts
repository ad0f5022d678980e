import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const built = fileURLToPath(new URL('../dist/worker/', import.meta.url))
const files = globSync('**/*.js', { cwd: built }).map((name) => ({ name, text: readFileSync(built + name, 'utf8') }))

/** The modules that a built file imports. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/^(?:import|export)\b[^'"\n]*['"]([^'"\n]+)['"]|\bimport\(\s*['"`]([^'"`$]+)/gm)].map(
    ([, from, dynamic]) => from ?? dynamic ?? '',
  )

describe('the built Worker', () => {
  test('imports nothing but its own files', () => {
    const imported = files.flatMap(({ text }) => importsOf(text))

    expect(imported.length).toBeGreaterThan(40)
    expect(imported.filter((from) => !from.startsWith('./'))).toEqual([])
  })

  test('names no module of Node and asks for none', () => {
    const said = files.flatMap(({ text }) => text.match(/['"`]node:\w+|\brequire\(['"`][\w:/-]+/g) ?? [])

    expect(said).toEqual([])
  })

  test('opens no connections', () => {
    // Neither a method of that name nor its definition is meant.
    const calls =
      /(?<![\w.$#])fetch\((?![^()]*\)\s*\{).*|globalThis\.fetch|\b(?:XMLHttpRequest|WebSocket|EventSource)\b|cloudflare:/g
    const said = files.flatMap(({ text }) => text.match(calls) ?? [])

    // By the control plane's client, which is given one that calls the core itself.
    expect(said).toEqual(['globalThis.fetch', 'fetch(new Request(url, {'])
  })

  test('evaluates no code', () => {
    const said = files.flatMap(({ text }) => text.match(/\bnew Function\b|(?<![\w.$])(?:eval|Function)\(/g) ?? [])

    expect(said).toEqual([])
  })
})
