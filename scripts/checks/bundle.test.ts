import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readBundle } from '../generate/document.ts'
import { root } from '../paths.ts'
import { change, run, scratchRepository } from './scratch.ts'

const files = ['control.json', 'control.yaml', 'openapi.json', 'openapi.yaml']
const read = (repository: string) => files.map((file) => readFileSync(join(repository, 'spec/dist', file), 'utf8'))

describe('bundle', () => {
  test('makes the same bytes every time and everywhere', () => {
    const repository = scratchRepository()
    const elsewhere = scratchRepository()

    const bundlings = [repository, repository, elsewhere].map((each) => ({
      ...run(each, 'scripts/bundle.ts'),
      texts: read(each),
    }))

    expect(bundlings).toEqual(bundlings.map(() => ({ status: 0, output: '', texts: read(root) })))
    expect(readdirSync(join(repository, 'spec/dist')).sort()).toEqual(files)
  }, 60_000)

  test.each(['openapi', 'control'] as const)('leaves nothing in %s that leads out of it', (name) => {
    const references = [...JSON.stringify(readBundle(name)).matchAll(/"\$ref":"([^"]*)"/g)].map(([, to]) => to ?? '')

    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((to) => !to.startsWith('#/components/'))).toEqual([])
  })

  test.each(['openapi', 'control'] as const)('says the same of %s in YAML as in JSON', (name) => {
    const yaml = readFileSync(`${root}spec/dist/${name}.yaml`, 'utf8')

    expect(parse(yaml)).toEqual(readBundle(name))
  })

  test('stops with a sentence when two files name different schemas alike', () => {
    const repository = scratchRepository()
    change(join(repository, 'spec/schemas/credits.yaml'), (text) =>
      text.replaceAll('CreditBalance', 'WorkspaceSettings'),
    )
    change(join(repository, 'spec/paths/credits.yaml'), (text) => text.replaceAll('CreditBalance', 'WorkspaceSettings'))

    const { status, output } = run(repository, 'scripts/bundle.ts')

    expect(status).toBe(1)
    expect(output).toMatch(/^spec\/openapi\.yaml does not bundle:\n/)
    expect(output).toContain('WorkspaceSettings')
  }, 30_000)
})
