import { describe, expect, test } from 'vitest'
import { addressOf } from '../src/browser/try/address.ts'
import { callOf, noValues } from '../src/browser/try/call.ts'
import { syntaxFault } from '../src/browser/try/syntax.ts'
import { createCheck } from '../src/browser/try/validate.ts'
import { operations } from '../src/description/operations.ts'
import { consoleData } from '../src/try/operation.ts'

const local = { url: 'http://localhost:{port}', description: '', variables: { port: { default: '4010' } } }
const hosted = { url: 'https://{host}/v2/', description: '', variables: { host: { default: 'rocketlead.invalid' } } }

describe('the address of a server', () => {
  test('has the defaults of its variables, or what was put in', () => {
    expect(addressOf(local, {})).toEqual({
      url: 'http://localhost:4010',
      origin: 'http://localhost:4010',
      isLocal: true,
    })
    expect(addressOf(hosted, { host: 'api.juniper.example:8443' })).toEqual({
      ...{ url: 'https://api.juniper.example:8443/v2', origin: 'https://api.juniper.example:8443', isLocal: false },
    })
  })

  test.each(['4010@evil.example', '4010/@evil.example', '4010#', '4010?', '4010\\', 'evil.example', '1:2', ' ', ''])(
    'is none with the port "%s"',
    (port) => {
      expect(addressOf(local, { port })).toHaveProperty('problem')
    },
  )

  test.each(['evil.example/', 'key@evil.example', 'evil.example#', 'evil.example?a', 'evil.example\\'])(
    'is none with the host "%s"',
    (host) => {
      expect(addressOf(hosted, { host })).toHaveProperty('problem')
    },
  )
})

describe('a call', () => {
  const operation = { method: 'GET', path: '/api/v1/contacts/{phone}' }

  test('has its values encoded, and lists one by one', () => {
    const values = { ...noValues(), path: { phone: ['+1 2/3'] }, query: { tag: ['a&b', "it's"], search: ['café'] } }

    const call = callOf(operation, 'http://localhost:4010', values, undefined)

    expect(call).toMatchObject({
      url: "http://localhost:4010/api/v1/contacts/%2B1%202%2F3?tag=a%26b&tag=it's&search=caf%C3%A9",
    })
  })

  test('cannot be made without what is in its path, nor with what would lead elsewhere', () => {
    const made = (phone: string[]) => callOf(operation, '', { ...noValues(), path: { phone } }, undefined)

    expect(made([])).toEqual({ problem: 'Fill in phone: it is part of the path.' })
    expect(made(['..'])).toEqual({ problem: 'phone cannot be ..: it would lead to another path.' })
  })
})

describe('what is wrong with a body', () => {
  const checkOf = (id: string) => {
    const operation = operations.find((each) => each.id === id)
    return createCheck(operation ? (consoleData(operation).body?.media[0]?.schema ?? {}) : {}, 'The body')
  }

  test('names the place and says what is demanded', () => {
    const step = { text: 'a'.repeat(5000), delay: { value: 1.5, unit: 'weeks' } }

    expect(checkOf('campaigns.create')({ name: '', colour: 'red', steps: [step] })).toEqual([
      '/name must not be empty.',
      '/steps/0/text must be at most 4,096 characters.',
      '/steps/0/delay/value must be a whole number.',
      '/steps/0/delay/unit must be "minutes", "hours" or "days".',
      '/colour is not described and not allowed.',
    ])
    expect(checkOf('campaigns.create')({})).toEqual(['/name is missing.'])
    expect(checkOf('campaigns.create')([])).toEqual(['The body must be an object.'])
  })

  test('is told of the one form that is meant', () => {
    expect(checkOf('knowledgeBase.createSource')({ type: 'faq', question: 3, answer: 'Yes.' })).toEqual([
      '/question must be a string.',
    ])
    expect(checkOf('knowledgeBase.createSource')({ type: 'video' })).toEqual(['/type must be "url", "text" or "faq".'])
  })

  test('is nothing where it is an example of the description', () => {
    const faults = operations.flatMap((operation) =>
      (consoleData(operation).body?.media ?? []).flatMap(({ schema, examples }) =>
        examples.flatMap(({ value }) => createCheck(schema, operation.id)(value)),
      ),
    )

    expect(faults).toEqual([])
  })

  test.each([
    ['{\n  "name": "Spring",\n}', 'Line 3, column 1: a comma cannot stand before }.'],
    ['{ "a" 1 }', 'Line 1, column 7: a colon is expected, not 1.'],
    ["{ 'a': 1 }", "Line 1, column 3: a name in double quotes is expected, not '."],
    ['[1 2]', 'Line 1, column 4: a comma or ] is expected, not 2.'],
    ['{ "a": [1,', 'Line 1, column 11: the text ends here, but a value is missing.'],
    ['{ "a": "b\n" }', 'Line 1, column 8: this text does not end, or holds a character that must be escaped.'],
    ['{} {}', 'Line 1, column 4: the value has ended; { is too much.'],
    ['[01]', 'Line 1, column 2: a value is expected, not 01.'],
  ])('is told with its place: %j', (text, fault) => {
    expect(syntaxFault(text)).toBe(fault)
  })

  test.each(['{}', '[]', ' "a\\u00e9\\n" ', '-1.5e+3', '{ "a": [null, true, { "b": [] }] }'])(
    'is nothing in %j',
    (text) => {
      expect(syntaxFault(text)).toBeUndefined()
    },
  )
})
