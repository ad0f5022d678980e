import { readFileSync } from 'node:fs'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { describe, expect, test } from 'vitest'
import { holdsPhrase, searchWords } from '../src/domain/agents/words.ts'
import { fill } from '../src/domain/campaigns/placeholders.ts'
import { cut } from '../src/domain/knowledge-base/cut.ts'
import { passagesOfHtml, passagesOfMarkdown } from '../src/domain/knowledge-base/markup.ts'
import { eachRow } from '../src/domain/leads/csv.ts'
import { parsePhone, parsePhoneIn } from '../src/domain/phone.ts'
import { checkDisplayName } from '../src/domain/profile.ts'
import { isPublicAddress } from '../src/domain/public-address.ts'
import { parseDuration } from '../src/domain/time.ts'
import { readApiKey } from '../src/http/auth.ts'
import { readFaultHeader } from '../src/http/fault-header.ts'
import { searchable } from '../src/store/leads/filter.ts'
import { dangers, growthOf, most } from './hostile-texts/cost.ts'

const descriptions = ['@rocketlead/openapi', '@rocketlead/openapi/control.json'].map((name) =>
  readFileSync(new URL(import.meta.resolve(name)), 'utf8'),
)
const written = (keyword: string): string[] => [
  ...new Set(
    descriptions.flatMap((text) =>
      [...text.matchAll(new RegExp(`"${keyword}": ?("(?:[^"\\\\]|\\\\.)*")`, 'g'))].map(([, value]) =>
        JSON.parse(value ?? ''),
      ),
    ),
  ),
]

describe('a text without an end costs what its length is', () => {
  test.each(written('pattern'))('to the pattern %s', (pattern) => {
    const expression = new RegExp(pattern, 'u')

    expect(dangers((text) => expression.test(text))).toEqual([])
  })

  test.each(written('format').filter((name) => name !== 'binary'))('to the format %s', (name) => {
    const format = Object.entries(fullFormats).find(([known]) => known === name)?.[1]
    const definition = typeof format === 'object' && 'validate' in format ? format.validate : format
    const holds = definition instanceof RegExp ? (text: string) => definition.test(text) : definition

    expect(holds).toBeInstanceOf(Function)
    expect(dangers((text) => (holds as (text: string) => boolean)(text))).toEqual([]) // as was expected above
  })

  const inFile = (text: string) => ({ name: 'a.csv', mimeType: 'text/csv', bytes: new TextEncoder().encode(text) })
  const passage = (text: string) => ({ heading: null, url: null, text })

  test.each<[string, (text: string) => unknown]>([
    ['a phone number', parsePhone],
    ['a number in national form', (text) => parsePhoneIn(text, 'US')],
    ['an address of the web', isPublicAddress],
    ['the rows of a file', (text) => eachRow(inFile(`phone\n${text}`), {}, () => {})],
    ['the columns of a file', (text) => eachRow(inFile(text), {}, () => {})],
    ['what is searched for', searchable],
    ['a text with placeholders', (text) => fill(text, () => undefined, new Map())],
    ['Markdown', passagesOfMarkdown],
    ['the HTML of a document', (text) => passagesOfHtml(`<p>${text.replaceAll('<', '&lt;')}</p>`)],
    ['a text that is cut', (text) => cut([passage(text)])],
    ['words that are searched for', searchWords],
    ['a phrase', (text) => holdsPhrase(text, 'a person')],
    ['a display name', checkDisplayName],
    ['a duration', parseDuration],
    ['a key', (text) => readApiKey(`Bearer ${text}`)],
    ['a fault', readFaultHeader],
  ])('to %s', (_, read) => {
    expect(dangers(read)).toEqual([])
  })
})

describe('a cost that grows with the square', () => {
  test('is seen', () => {
    const addFromEach = (text: string) => {
      let sum = 0
      for (let start = 0; start < text.length; start += 10)
        for (let at = start; at < text.length; at += 1) sum += text.charCodeAt(at)
      return sum
    }

    expect(growthOf(addFromEach, { begin: '', again: 'a', end: '' })).toBeGreaterThan(most)
  })
})
