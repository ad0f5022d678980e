import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const declared = (text: string) => [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name)

test('index.ts names every type of the description', () => {
  const sections = readdirSync(new URL('../generated/sections', import.meta.url))
  const files = ['../generated/schemas.ts', ...sections.map((file) => `../generated/sections/${file}`)]
  const types = files.flatMap((file) => declared(read(file)))

  const named = read('../src/index.ts').match(/\w+/g)

  expect(named).toEqual(expect.arrayContaining(types))
})
