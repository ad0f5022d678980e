import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packageFolders } from '../bootstrap/workspace.mjs'
import { root } from '../paths.ts'
import { repositoryFiles } from './structure/files.ts'

const changesets = repositoryFiles('.changeset/').filter(
  ({ path }) => path.endsWith('.md') && !path.endsWith('README.md'),
)
const published = packageFolders(root)
  .map((folder) => JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8')))
  .filter((manifest) => !manifest.private)
  .map(({ name }) => `"${name}"`)

test.each(changesets)('$path names packages and what they need, then tells users of it', ({ text }) => {
  const [, front = '', title = ''] = /^---\n((?:"[^"]+": (?:major|minor|patch)\n)+)---\n\n(.+)\n\n\S/.exec(text) ?? []
  const named = front
    .split('\n')
    .flatMap((line) => line.split(': ').slice(0, 1))
    .filter(Boolean)

  expect(named.length).toBeGreaterThan(0)
  expect(published).toEqual(expect.arrayContaining(named))
  expect(title).toMatch(/^[A-Z]/)
})
