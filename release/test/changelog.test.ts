import { describe, expect, test } from 'vitest'
import type { Change } from '../compatibility/bump.ts'
import { type Release, withRelease } from '../version/changelog.ts'

const change = (subject: string, what: string, more: Partial<Change> = {}): Change => ({
  of: 'description',
  subject,
  id: `${subject} ${what}`,
  what,
  bump: 'minor',
  judges: ['redocly'],
  ...more,
})

const release = (more: Partial<Release> = {}): Release => ({
  version: '0.2.0',
  date: '2026-12-01',
  notes: [
    {
      summary: 'Tag boxes\n\nA box could not be told from others. It has `tags` now.',
      releases: [{ name: '@rocketlead/openapi', type: 'minor' }],
    },
  ],
  changes: [],
  operations: 86,
  ...more,
})

const introduction = /^# Changelog\n\n[^\n]+\n\n/

describe('the changelog', () => {
  test('tells what is new, and of which packages', () => {
    expect(withRelease('', release()).replace(introduction, '')).toBe(`## 0.2.0 (2026-12-01)

### Tag boxes

A box could not be told from others. It has \`tags\` now.

In \`@rocketlead/openapi\`.

### The description, operation by operation

Nothing in it changed.
`)
  })

  test('tells what changed in the description by operation, what breaks too, and the control plane by itself', () => {
    const changes = [
      change('boxes.create', 'the request property `size` became required', { bump: 'major' }),
      change('boxes.get', 'added the property `tags`'),
      change('boxes.create', 'added the property `tags` to the request'),
      change('mock.advance', 'added the property `until`', { of: 'control plane' }),
    ]

    const text = withRelease('', release({ changes }))

    expect(text).toContain(`### The description, operation by operation

* **boxes.create**
  * **breaking:** the request property \`size\` became required
  * added the property \`tags\` to the request
* **boxes.get**
  * added the property \`tags\`

### The mock server’s control plane

* **mock.advance**
  * added the property \`until\`
`)
  })

  test('begins with how much is described', () => {
    expect(withRelease('', release({ changes: undefined }))).toContain('It begins here, with 86 operations.')
  })

  test('keeps earlier releases below, one introduction above', () => {
    const first = withRelease('', release({ version: '0.1.0' }))
    const second = withRelease(first, release())

    const third = withRelease(second, release({ version: '0.3.0' }))

    expect(third.match(/^#{1,2} .*/gm)).toEqual([
      '# Changelog',
      '## 0.3.0 (2026-12-01)',
      '## 0.2.0 (2026-12-01)',
      '## 0.1.0 (2026-12-01)',
    ])
    expect(third).toContain(second.replace(introduction, ''))
  })
})
