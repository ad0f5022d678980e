import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { root } from '../paths.ts'
import { type Breakage, breakages } from './breakages.ts'
import { type Finding, redoclyFindings, spectralFindings } from './findings.ts'
import { scratchFolder } from './scratch.ts'

// A few sections are enough to break every rule, and many copies of them are linted in one go.
const sections = ['credits', 'settings', 'warmup']
const folder = scratchFolder()
const copies = ['sound', ...breakages.keys()].map((name) => join(folder, String(name), 'openapi.yaml'))
let findings: Finding[]

beforeAll(() => {
  for (const copy of copies) copySections(join(copy, '..'))
  for (const [index, breakage] of breakages.entries()) edit(join(folder, String(index)), breakage)
  findings = redoclyFindings(copies)
}, 60_000)

describe('lint', () => {
  test('finds nothing in a description that keeps the rules', () => {
    expect(found('sound')).toEqual([])
  })

  test.each(breakages.map((breakage, index) => ({ ...breakage, index })))('$rule finds $breaks', ({ rule, index }) => {
    expect(found(index)).toContain(rule)
  })

  test('breaks every rule that redocly.yaml turns on by hand', () => {
    const { preprocessors, rules } = parse(readFileSync(`${root}redocly.yaml`, 'utf8')) as Record<string, object>
    const turnedOn = Object.entries({ ...preprocessors, ...rules }).filter(([, severity]) => severity !== 'off')

    const broken = new Set(breakages.map(({ rule }) => rule))

    expect([...broken].sort()).toEqual(turnedOn.map(([rule]) => rule).sort())
  })

  test('hears Spectral as a second opinion', () => {
    const file = join(folder, 'spectral.json')
    const info = { title: 'No operation', version: '1.0.0', description: '<script>alert()</script>' }
    writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info, paths: {} }))

    const rules = spectralFindings([file]).map(({ rule }) => rule)

    expect(rules).toContain('no-script-tags-in-markdown')
  }, 30_000)
})

function copySections(to: string): void {
  for (const name of ['paths', 'schemas', 'shared', 'examples'])
    cpSync(`${root}spec/${name}`, join(to, name), { recursive: true })
  const description = parseDocument(readFileSync(`${root}spec/openapi.yaml`, 'utf8'))
  const paths = description.toJS().paths as Record<string, { $ref: string }>
  for (const [path, { $ref }] of Object.entries(paths)) {
    if (!sections.some((section) => $ref.startsWith(`paths/${section}.yaml`))) description.deleteIn(['paths', path])
  }
  writeFileSync(join(to, 'openapi.yaml'), String(description))
}

function edit(copy: string, { file, at, to }: Breakage): void {
  const document = parseDocument(readFileSync(join(copy, file), 'utf8'))
  if (to === undefined) document.deleteIn(at)
  else document.setIn(at, document.createNode(to))
  writeFileSync(join(copy, file), String(document))
}

/** The rules that found something in a copy. */
function found(copy: string | number): string[] {
  const home = `${relative(root, join(folder, String(copy)))}/`
  return findings.filter(({ file }) => file.startsWith(home)).map(({ rule }) => rule)
}
