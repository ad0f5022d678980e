// From one changed property to a release, in a copy of the repository, by the commands that CONTRIBUTING.md tells.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { change, run, scratchFolder, typeCheck, write } from '../../scripts/checks/scratch.ts'
import { root } from '../../scripts/paths.ts'
import { keepAsLast } from '../version/last.ts'
import { copyRepositoryTo, git, npmRun } from './copy.ts'

let copy = ''
const at = (...path: string[]) => join(copy, ...path)
const read = (...path: string[]) => readFileSync(at(...path), 'utf8')
const versionOf = (folder: string): string => JSON.parse(read(folder, 'package.json')).version

const changeset = (bump: string) => `---
"@rocketlead/openapi": ${bump}
---

Ask for the color of each tag

A tag without one looked like any other.
`

const caller = `import type { ConversationTagCreate } from './index.ts'
export const tag: ConversationTagCreate = { name: 'Urgent' }
`

/** What somebody runs who has installed what was published. */
const program = `import { Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'
const { fetch } = createMockServer()
const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://mock.test', fetch })
const tag = await rocketlead.conversations.createTag({ name: 'Urgent', color: '#d92d20' })
console.log('made', tag.name)
const error = await rocketlead.conversations.createTag({ name: 'Later' }).catch((error) => error)
console.log('refused', error.status, error.errors[0].pointer)
`

// Each step builds on the one before it, and takes as long as it takes.
describe('a property that becomes required', { timeout: 600_000 }, () => {
  let before = ''
  beforeAll(() => {
    copy = scratchFolder()
    copyRepositoryTo(copy)
    before = versionOf('spec')
    // As if what is offered now had just been released, and nothing waited for the next release.
    cpSync(join(root, 'spec/dist'), at('spec/dist'), { recursive: true })
    keepAsLast(copy)
    for (const file of readdirSync(at('.changeset')))
      if (file.endsWith('.md') && file !== 'README.md') rmSync(at('.changeset', file))

    change(at('spec/schemas/conversations.yaml'), (text) => {
      const [upTo = '', from = '', ...others] = text.split(
        /(?<=^ConversationTagCreate:\n(?: {2}.*\n)*? {2}required: )\[name\]/m,
      )
      expect(others).toEqual([])
      return `${upTo}[name, color]${from}`
    })
  }, 60_000)

  test('is in all that is made of the description', () => {
    expect(npmRun(copy, 'generate')).toMatchObject({ status: 0 })

    const { components } = JSON.parse(read('spec/dist/openapi.json'))
    expect(components.schemas.ConversationTagCreate.required).toEqual(['name', 'color'])
    const [generated] =
      /interface ConversationTagCreate \{[^}]*\}/.exec(read('packages/client/generated/schemas.ts')) ?? []
    expect(generated).toMatch(/^ +color: /m)
  })

  test('is missed by the compiler where a program leaves it out', () => {
    write(at('packages/client/src/caller.ts'), caller)

    const { status, output } = typeCheck(copy, 'packages/client')
    rmSync(at('packages/client/src/caller.ts'))

    expect(output).toMatch(/src\/caller\.ts.*'color' is missing.*'ConversationTagCreate'/)
    expect(status).not.toBe(0)
  })

  test('is shown as required on the page of the operation', () => {
    expect(npmRun(copy, 'docs')).toMatchObject({ status: 0 })

    expect(read('packages/docs/dist/conversations/create-tag.md')).toMatch(/`color` \(.*required/)
  })

  test('does not pass with a changeset that promises too much', () => {
    expect(npmRun(at('packages/client'), 'surface')).toMatchObject({ status: 0 })
    writeFileSync(at('.changeset/quick-fox.md'), changeset('patch'))

    const { status, output } = npmRun(copy, 'compatibility')

    expect(status).not.toBe(0)
    expect(output).toMatch(
      /breaking +conversations\.createTag +the request property `color` became required +needs minor/,
    )
    expect(output).toMatch(/breaking +ConversationTagCreate \(client types\) .*`color`.* +needs minor/)
    expect(output).toContain('The changesets declare patch (.changeset/quick-fox.md), and minor is needed.')
  })

  test('passes with the right one, and becomes a version of everything', () => {
    writeFileSync(at('.changeset/quick-fox.md'), changeset('minor'))
    git(copy, 'add', '.')
    git(copy, 'commit', '--quiet', '--message=change')

    const made = npmRun(copy, 'version-packages')

    expect(made.output).toContain('The changesets declare minor (.changeset/quick-fox.md): enough')
    expect(made.status).toBe(0)
    const next = nextMinor(before)
    const versions = ['spec', 'packages/client', 'packages/mock-server', 'packages/contract-tests'].map(versionOf)
    expect(versions).toEqual([next, next, next, next])
    expect(git(copy, 'diff', '--unified=0', 'spec/openapi.yaml').match(/^[+-] .*/gm)).toEqual([
      `-  version: ${before}`,
      `+  version: ${next}`,
    ])
    const changelog = read('CHANGELOG.md')
    expect(changelog).toMatch(new RegExp(`^## ${next} \\(`, 'm'))
    expect(changelog).toContain(
      '* **conversations.createTag**\n  * **breaking:** the request property `color` became required',
    )
    expect(git(copy, 'status', '--short', '.changeset')).toBe(' D .changeset/quick-fox.md\n')
    // With nothing that waits, there is no other version.
    expect(run(copy, 'release/version/run.ts')).toMatchObject({
      status: 1,
      output: expect.stringMatching(/^There is nothing to release: no changeset is pending\./),
    })
  })

  test('is published, installed by strangers and called', () => {
    write(at('program.mjs'), program)

    const { status, output } = npmRun(copy, 'rehearse', '--quick', '--try', at('program.mjs'))

    expect(output).toContain(`@rocketlead/client@${nextMinor(before)}`)
    expect(output).toContain('made Urgent')
    expect(output).toContain('refused 400 /color')
    expect(output).toMatch(/^\d+ checks passed, 0 failed/m)
    expect(status).toBe(0)
  })
})

function nextMinor(version: string): string {
  const [major, minor] = version.split('.').map(Number)
  return `${major}.${Number(minor) + 1}.0`
}
