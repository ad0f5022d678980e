import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scratchFolder } from '../../scripts/checks/scratch.ts'
import { root } from '../../scripts/paths.ts'
import { compareClientTypes, compareSurfaces } from '../compatibility/client-types/index.ts'
import { surfaceOf } from '../compatibility/client-types/snapshot.ts'
import { type Edit, edited, type Texts } from './client-types/edits.ts'
import { adding } from './client-types/real-adding.ts'
import { breaking as breakingReal } from './client-types/real-breaking.ts'
import { helpers } from './client-types/real-helpers.ts'
import { small } from './client-types/small.ts'
import { breaking } from './client-types/small-breaking.ts'
import { harmless } from './client-types/small-harmless.ts'

const ratings = (changes: ReturnType<typeof compareSurfaces>) =>
  Object.fromEntries(changes.map(({ id, bump }) => [id, bump]))

describe('a small client', () => {
  const before = surfaceOf(small)
  const compared = (edit: Edit) => ratings(compareSurfaces(before, surfaceOf(edited(small, edit))))

  test.each(breaking)('breaks when $what', (edit) => {
    expect(compared(edit)).toEqual(edit.changes)
  })

  test.each(harmless)('breaks nobody with $what', (edit) => {
    expect(compared(edit)).toEqual(edit.changes)
  })

  test('breaks when an entry does not pass on any more what another exports', () => {
    const passing = surfaceOf({ ...small, types: 'export type * from "./index.js";' })
    const silent = surfaceOf({ ...small, types: '' })

    const changes = ratings(compareSurfaces(passing, silent))

    expect(changes).toMatchObject({ 'client/types: Loose removed': 'major', 'client/types: Thing removed': 'major' })
  })

  test('breaks once by an export that two entries lose', () => {
    const passing = (text: Texts) => surfaceOf({ ...text, types: 'export type * from "./index.js";' })
    const gone = edited(small, { what: 'gone', from: 'export interface Loose', to: 'interface Loose', changes: {} })

    const changes = ratings(compareSurfaces(passing(small), passing(gone)))

    expect(changes).toEqual({ 'client: Loose removed': 'major' })
  })

  test.each([
    ['id: string;', 'id: number;', 'Thing', '`id` is `number`, was `string`'],
    ['"new" | "done"', '"new"', 'Status', 'can no longer be `"done"`'],
    ['role: Role;\n    delay', 'delay', 'ThingCreate', '`role` is gone'],
    ['(query?: ListQuery,', '(query: ListQuery,', 'things.list', 'its parameter `query` must be given'],
    [
      '): Promise<number>',
      '): Promise<string>',
      'things.count',
      'what it gives is `Promise<string>`, was `Promise<number>`',
    ],
    ['        loaded: number;\n', '', 'CallOptions', '`onProgress(progress).loaded` is gone'],
    ['export type Level', 'type Level', 'Level', 'is no longer exported'],
  ])('says of %j that became %j: %s %s', (from, to, subject, what) => {
    const changes = compareSurfaces(before, surfaceOf(edited(small, { what, from, to, changes: {} })))

    expect(changes).toEqual([expect.objectContaining({ of: 'client types', subject, what, judges: ['TypeScript'] })])
  })
})

describe('the client', () => {
  const folder = join(root, 'packages/client/test/surface')
  const read = (entry: string) => readFileSync(join(folder, `${entry}.d.ts.txt`), 'utf8')
  const texts: Texts = Object.fromEntries(['index', 'msw', 'react-query', 'types'].map((entry) => [entry, read(entry)]))
  const compared = (edits: Edit[]) => {
    const changed = scratchFolder()
    for (const [entry, text] of Object.entries(edits.reduce(edited, texts)))
      writeFileSync(join(changed, `${entry}.d.ts.txt`), text)
    return compareClientTypes(folder, changed)
  }
  const expected = (edits: Edit[]) => Object.assign({}, ...edits.map(({ changes }) => changes))

  test('needs snapshots to be compared', () => {
    expect(() => compareClientTypes(scratchFolder(), folder)).toThrow(/has no snapshots of the client's types/)
  })

  test('did not change when it did not change', () => {
    expect(compareClientTypes(folder, folder)).toEqual([])
  })

  test('breaks at each place where it is broken, and nowhere else', () => {
    expect(ratings(compared(breakingReal))).toEqual(expected(breakingReal))
  })

  test('breaks nobody by what it adds', () => {
    expect(ratings(compared(adding))).toEqual(expected(adding))
  })

  test('breaks where a helper changes what is made with it', () => {
    expect(ratings(compared(helpers))).toEqual(expected(helpers))
  })
})
