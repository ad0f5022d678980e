import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { run, scratchFolder, scratchRepository, write } from '../../scripts/checks/scratch.ts'
import { root } from '../../scripts/paths.ts'
import type { Bump, Change } from '../compatibility/bump.ts'
import { parseExceptions, readExceptions, withExceptions, withoutEntries } from '../compatibility/exceptions.ts'
import { gate, needs } from '../compatibility/gate.ts'
import { askOasdiff } from '../compatibility/oasdiff.ts'
import { type Pending, readPending } from '../compatibility/pending.ts'
import { call, json, object, text } from './edits/edit.ts'

const change = (subject: string, bump: Bump, what: string): Change => ({
  of: 'description',
  subject,
  id: `${subject}:${what.replaceAll(/\W+/g, '-')}`,
  what,
  bump,
  judges: ['redocly', 'oasdiff'],
})
const added = change('leads.get', 'minor', 'added `nickname`')
const required = change('leads.create', 'major', '`source` became required')
const more = change('leads.create', 'minor', 'added `note`')

describe('needs', () => {
  test.each([
    ['0.4.2', 'major', 'minor'],
    ['0.4.2', 'minor', 'patch'],
    ['0.4.2', 'patch', 'patch'],
    ['1.0.0', 'major', 'major'],
    ['1.0.0', 'minor', 'minor'],
    ['10.2.0', 'patch', 'patch'],
  ] as const)('in %s what is rated %s needs %s', (version, bump, needed) => {
    expect(needs(bump, version)).toBe(needed)
  })
})

describe('gate', () => {
  test('refuses changesets that declare too little, and says what each change needs', () => {
    const pending = { bump: 'patch', files: ['.changeset/quick-fox.md'] } as const

    const { enough, text } = gate({ changes: [added, more, required], version: '0.1.0', pending })

    expect(enough).toBe(false)
    expect(text).toBe(`Since 0.1.0 (release/last):
  breaking  leads.create  \`source\` became required  needs minor
            leads.create:-source-became-required
  addition                added \`note\`              needs patch
  addition  leads.get     added \`nickname\`          needs patch
The changesets declare patch (.changeset/quick-fox.md), and minor is needed.
Raise one of them or add another with \`npm run changeset\`; or, if a rating is wrong, write the exception and its reason into release/exceptions.yaml.`)
  })

  test('asks for a first changeset when there is none', () => {
    const { enough, text } = gate({ changes: [added], version: '1.2.0', pending: { bump: undefined, files: [] } })

    expect(enough).toBe(false)
    expect(text).toContain('No changeset declares anything, and minor is needed.\nAdd one with `npm run changeset`')
  })

  test('says in one line that changesets are enough', () => {
    const pending = { bump: 'minor', files: ['.changeset/a.md', '.changeset/b.md'] } as const

    const { enough, text } = gate({ changes: [added, required], version: '0.1.0', pending })

    expect(enough).toBe(true)
    expect(text).toBe(
      'The changesets declare minor (.changeset/a.md, .changeset/b.md): enough for 2 changes since 0.1.0.',
    )
  })

  test('names one of many changesets', () => {
    const pending: Pending = { bump: 'minor', files: ['.changeset/a.md', 'b.md', 'c.md', 'd.md'] }

    const { text } = gate({ changes: [added], version: '0.1.0', pending })

    expect(text).toBe('The changesets declare minor (.changeset/a.md and 3 others): enough for one change since 0.1.0.')
  })

  test('needs no changeset where nothing changed', () => {
    const verdict = gate({ changes: [], version: '0.1.0', pending: { bump: undefined, files: [] } })

    expect(verdict).toEqual({
      enough: true,
      needed: undefined,
      text: 'Nothing that others can meet changed since 0.1.0.',
    })
  })

  test('tells changes of the control plane and of the types apart', () => {
    const control: Change = { ...required, of: 'control plane', subject: 'clock.set' }

    const { text } = gate({ changes: [control], version: '0.1.0', pending: { bump: undefined, files: [] } })

    expect(text).toContain('  breaking  clock.set (control plane)  ')
  })
})

describe('exceptions', () => {
  const reason = 'The service has always refused it.'

  test('the list of the repository is a list', () => {
    expect(readExceptions(`${root}release/exceptions.yaml`)).toBeInstanceOf(Array)
  })

  test('all go with a release, and what explains them stays', () => {
    const empty = withoutEntries(readFileSync(join(root, 'release/exceptions.yaml'), 'utf8'))
    const filled = empty.replace('[]', '- change: "boxes.get:gone"\n  bump: patch\n  reason: It was never there.')

    expect(parseExceptions(filled, 'exceptions.yaml')).toHaveLength(1)
    expect(withoutEntries(filled)).toBe(empty)
    expect(empty).toContain('# ')
    expect(parseExceptions(empty, 'exceptions.yaml')).toEqual([])
  })

  test('a file that is not there has none', () => {
    expect(readExceptions(join(scratchFolder(), 'exceptions.yaml'))).toEqual([])
  })

  test('a change counts as its exception says', () => {
    const changes = withExceptions([required, added], [{ change: required.id, bump: 'patch', reason }])

    expect(changes).toEqual([{ ...required, bump: 'patch', judges: ['an exception'] }, added])
  })

  test('a star stands for any text, and nothing else does', () => {
    const others = [
      change('a.get', 'major', 'gone'),
      change('b.get', 'major', 'gone'),
      change('a.getXgone', 'major', ''),
    ]

    const changes = withExceptions(others, [{ change: '*.get:gone', bump: 'patch', reason }])

    expect(changes.map(({ bump }) => bump)).toEqual(['patch', 'patch', 'major'])
  })

  test('one that fits no change is stale', () => {
    const stale = [{ change: 'leads.delete:gone', bump: 'patch', reason } as const]

    expect(() => withExceptions([added], stale)).toThrow(
      'These exceptions fit no change any longer. Remove them from release/exceptions.yaml:\n  leads.delete:gone',
    )
  })

  test.each([
    [
      '- change: a:b\n  bump: patch',
      'Exception 1 in e.yaml (a:b) has no reason. Write a sentence that others can judge by.',
    ],
    ['- change: a:b\n  bump: patch\n  reason: " "', 'Exception 1 in e.yaml (a:b) has no reason.'],
    [
      '- change: a:b\n  bump: none\n  reason: So.',
      'Exception 1 in e.yaml (a:b) has the bump none. Write one of patch, minor, major.',
    ],
    ['- bump: patch\n  reason: So.', 'Exception 1 in e.yaml names no change. Write the id'],
    [
      '- change: a:b\n  bump: patch\n  reason: So.\n  until: 2',
      'Exception 1 in e.yaml (a:b) has until, which means nothing here.',
    ],
    ['change: a:b', 'e.yaml has to be a list of exceptions, or [] when there is none.'],
    ['- a:b', 'Exception 1 in e.yaml has to say change, bump and reason.'],
  ])('refuses %j', (yaml, error) => {
    expect(() => parseExceptions(yaml, 'e.yaml')).toThrow(error)
  })
})

describe('askOasdiff', () => {
  test('fails where it cannot run, as one judge alone is not enough', async () => {
    const { platform } = process
    onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }))
    Object.defineProperty(process, 'platform', { value: 'plan9' })

    const asking = askOasdiff({ base: 'base.json', revision: 'revision.json' }, { base: {}, revision: {} })

    await expect(asking).rejects.toThrow(/^oasdiff does not run on plan9 \w+, and one judge alone is not enough\. /)
  })
})

describe('readPending', () => {
  const changeset = (folder: string, name: string, bump: string, of = '@rocketlead/client') =>
    write(join(folder, '.changeset', `${name}.md`), `---\n"${of}": ${bump}\n---\n\nTitle\n`)

  test('gives the highest bump and who declares it', async () => {
    const folder = scratchFolder()
    changeset(folder, 'low', 'patch')
    changeset(folder, 'quick', 'minor')
    changeset(folder, 'other', 'minor', '@rocketlead/mock-server')
    changeset(folder, 'strange', 'major', 'another-package')

    const pending = await readPending(folder)

    expect(pending).toEqual({ bump: 'minor', files: ['.changeset/other.md', '.changeset/quick.md'] })
  })

  test('gives nothing when no changeset waits', async () => {
    const folder = scratchFolder()
    write(join(folder, '.changeset', 'README.md'), 'Changesets.')

    expect(await readPending(folder)).toEqual({ bump: undefined, files: [] })
  })
})

describe('npm run compatibility', () => {
  const described = (title: string, of = {}) =>
    JSON.stringify({ openapi: '3.1.0', info: { title, version: '0.3.0' }, paths: { '/leads': of } })
  const surface = 'export interface Lead { id: string }\n'
  const create = (required: string[]) =>
    call({ operationId: 'leads.create', requestBody: { content: json(object({ source: text }, required)) } })

  /** A copy of the repository in which nothing has been released, and nothing is excepted. */
  function beforeAnyRelease(): string {
    const repository = scratchRepository('release')
    rmSync(join(repository, 'release/last'), { recursive: true, force: true })
    write(join(repository, 'release/exceptions.yaml'), '[]\n')
    return repository
  }

  test('has nothing to say before the first release', () => {
    const repository = beforeAnyRelease()

    const { status, output } = run(join(repository, 'release'), 'compatibility/run.ts')

    expect({ status, output }).toEqual({
      status: 0,
      output: 'Nothing has been released yet (there is no release/last), so nothing can break.\n',
    })
  })

  test('fails when a description breaks more than the changesets declare', () => {
    const repository = beforeAnyRelease()
    for (const folder of ['spec/dist', 'release/last'])
      write(join(repository, folder, 'control.json'), described('Control'))
    write(join(repository, 'release/last/openapi.json'), described('API', create([])))
    write(join(repository, 'spec/dist/openapi.json'), described('API', create(['source'])))
    write(join(repository, 'release/last/client/index.d.ts.txt'), surface)
    write(join(repository, 'packages/client/test/surface/index.d.ts.txt'), surface)
    write(join(repository, '.changeset/quick-fox.md'), '---\n"@rocketlead/client": patch\n---\n\nTitle\n')

    const { status, output } = run(join(repository, 'release'), 'compatibility/run.ts')

    expect(output).toContain('breaking  leads.create  the request property `source` became required  needs minor')
    expect(output).toContain('The changesets declare patch (.changeset/quick-fox.md), and minor is needed.')
    expect(status).toBe(1)
  })
})
