import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
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

/** What a changeset lacks; nothing if it is as it should be. */
function faultsOf({ path, text }: { path: string; text: string }): string[] {
  const [, front = '', title = ''] = /^---\n((?:"[^"]+": (?:major|minor|patch)\n)+)---\n\n(.+)\n\n\S/.exec(text) ?? []
  if (front === '') return [`${path} does not name packages with what they need, then a title, and then say more.`]
  const strange = [...front.matchAll(/^"[^"]+"/gm)].map(([name]) => name).filter((name) => !published.includes(name))
  return [
    ...strange.map((name) => `${path} names ${name}, which is not published.`),
    ...(/^[A-Z]/.test(title) ? [] : [`${path} has the title "${title}", which does not begin as one.`]),
  ]
}

describe('a changeset', () => {
  test('names packages and what they need, then tells users of it', () => {
    expect(published).toHaveLength(4)
    expect(changesets.flatMap(faultsOf)).toEqual([])
  })

  const sound = '---\n"@rocketlead/client": minor\n---\n\nTell more\n\nIt told too little.\n'

  test('may be like this', () => {
    expect(faultsOf({ path: 'a.md', text: sound })).toEqual([])
  })

  test.each([
    ['packages', /^"@.*\n/m, ''],
    ['a bump', 'minor', 'huge'],
    ['a text', /\nIt told.*/, ''],
    ['a package that is published', 'client', 'docs'],
    ['a title', 'Tell', 'tell'],
  ])('is caught without %s', (_, from, to) => {
    expect(faultsOf({ path: 'a.md', text: sound.replace(from, to) })).toHaveLength(1)
  })
})
