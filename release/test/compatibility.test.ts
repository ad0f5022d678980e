import { afterAll, describe, expect, test } from 'vitest'
import { agree } from '../compatibility/agree.ts'
import { type Change, highest } from '../compatibility/bump.ts'
import { judge } from '../compatibility/description.ts'
import type { Finding } from '../compatibility/finding.ts'
import { policy, rated, ruleFor } from '../compatibility/policy.ts'
import { documentOf, edits, prefix } from './edits/documents.ts'
import { wholes } from './edits/whole.ts'

const findings = await judge(documentOf('before'), documentOf('after'))
const beside = await Promise.all(wholes.map(({ before, after }) => judge(before, after)))
const changes = agree(findings.map(rated), 'description')

const rank = ['none', 'patch', 'minor', 'major']
const concerns = (index: number) => (one: Finding | Change) => one.subject.startsWith(`${prefix(index)}.`)
const bumpOf = (all: readonly (Finding | Change)[]) => highest(all.map(({ bump }) => bump)) ?? 'none'

describe('compareDescriptions', () => {
  test.each(edits.map((edit, index) => ({ ...edit, index })))('$expected when $name', (edit) => {
    const rating = bumpOf(changes.filter(concerns(edit.index)))

    expect(rating).toBe(edit.alarm?.bump ?? edit.expected)
  })

  test('has a place in an edit for everything that it tells', () => {
    const strangers = changes.filter((change) => !edits.some((_, index) => concerns(index)(change)))

    expect(strangers).toEqual([])
  })

  test('tells a change of a component in each operation that uses it', () => {
    const index = edits.findIndex(({ name }) => name === 'a component of two operations loses a property')

    const told = changes.filter(concerns(index)).map(({ subject, what }) => `${subject} ${what}`)

    expect(told).toEqual([
      `${prefix(index)}.get removed the required property \`items/a\` from the response with the \`200\` status`,
      `${prefix(index)}.post removed the required property \`a\` from the response with the \`200\` status`,
    ])
  })

  test('tells once what both judges found, and who they are', () => {
    const index = edits.findIndex(({ name }) => name === 'a property inside of a list of the request becomes required')

    expect(changes.filter(concerns(index))).toEqual([
      {
        of: 'description',
        subject: `${prefix(index)}.post`,
        id: `${prefix(index)}.post:request-property-became-required:steps/items/a`,
        what: 'the request property `steps/items/a` became required',
        bump: 'major',
        judges: ['oasdiff', 'redocly'],
      },
    ])
  })

  test('gives each change an id of its own', () => {
    const ids = changes.map(({ id }) => id)

    expect(ids.length).toBe(new Set(ids).size)
  })

  test.each(wholes.map((edit, index) => ({ ...edit, index })))(
    'rates what stands beside the operations as $expected',
    ({ expected, index }) => {
      const told = agree((beside[index] ?? []).map(rated), 'description')

      const bySubject = Object.entries(Object.groupBy(told, ({ subject }) => subject))
      expect(Object.fromEntries(bySubject.map(([subject, all]) => [subject, bumpOf(all ?? [])]))).toEqual(expected)
    },
  )
})

describe('policy', () => {
  test.each(policy.map((rule) => ({ rule, because: rule.because })))(
    'decides something because: $because',
    ({ rule }) => {
      const decided = [findings, ...beside].flat().filter((finding) => ruleFor(finding) === rule)

      expect(decided).not.toEqual([])
    },
  )
})

afterAll(() => {
  const one = (name: Finding['judge']) => (index: number) =>
    bumpOf(findings.filter((finding) => finding.judge === name && concerns(index)(finding)))
  const judges = {
    'redocly alone': one('redocly'),
    'oasdiff alone': one('oasdiff'),
    'the gate': (index: number) => bumpOf(changes.filter(concerns(index))),
  }
  const count = (off: (difference: number) => boolean, of: (index: number) => string) =>
    edits.filter(({ expected }, index) => off(rank.indexOf(of(index)) - rank.indexOf(expected))).length
  const rows = Object.entries(judges).map(([name, of]) => {
    const breaking = edits.filter((edit, index) => edit.expected === 'major' && of(index) !== 'major').length
    const counts = {
      edits: edits.length,
      'missed breaks': breaking,
      misses: count((by) => by < 0, of),
      'false alarms': count((by) => by > 0, of),
    }
    return [name, counts]
  })
  console.table(Object.fromEntries(rows))
})
