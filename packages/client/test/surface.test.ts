import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { surface } from './package/surface.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const { exports } = JSON.parse(read('../package.json'))
const entries = Object.values<{ types?: string }>(exports).flatMap(({ types }) => types ?? [])

describe('what others can import', () => {
  test.each(entries)('of %s stands in test/surface, and changes only where that is meant', async (types) => {
    const text = surface(read(`../${types}`))

    const hint =
      'The public surface changed. Is that meant? Then run `npm run surface` in packages/client, and commit it.'
    await expect(text, hint).toMatchFileSnapshot(`surface/${types.replace('./dist/', '')}.txt`)
  })

  test('has everything that is generated', () => {
    const generated = ['schemas', 'problem-codes', 'paths'].map((file) => read(`../generated/${file}.ts`)).join('\n')
    const names = [...generated.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name)

    const offered = surface(read('../dist/index.d.ts')).matchAll(/^export (?:interface|type) (\w+)/gm)

    expect([...offered].map(([, name]) => name)).toEqual(expect.arrayContaining(names))
  })
})

describe('a surface', () => {
  test('leaves out comments, and says in the order of the names what is exported', () => {
    const declarations = `/** Why. */
interface B {
\t/** What. */
\tid: string;
}
type A = B | 'none';
export declare class C extends Error {}
export { type A };
export * from "./other.js";
`

    expect(surface(declarations)).toBe(`export * from "./other.js";
export type A = B | "none";
interface B {
    id: string;
}
export declare class C extends Error {
}
`)
  })
})
