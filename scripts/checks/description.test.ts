import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { follow, operationsOf, type Response, readBundle, type Schema } from '../generate/document.ts'
import { root } from '../paths.ts'
import { hostsIn, isFictional, isReserved, phonesIn, textsIn } from './strings.ts'

interface Facts {
  source: string
  operation: {
    section: string
    title: string
    method: string
    path: string
    authorization: boolean
    requestBody: { required: boolean; contentType: string; properties: Record<string, string> }
    response: { status: number }
    codeDigits: number
    calledOptional: string[]
  }
  sections: { name: string; operations: { title: string; method?: string }[] }[]
}

const document = readBundle('openapi')
const control = readBundle('control')
const operations = operationsOf(document)
const facts = parse(readFileSync(`${root}spec/documented-facts.yaml`, 'utf8')) as Facts
const documented = operations.filter(({ operation }) => operation['x-provenance'] === 'documented')

describe('the description', () => {
  test('has 86 operations in 12 sections', () => {
    expect(operations).toHaveLength(86)
    expect(new Set(operations.map(({ section }) => section)).size).toBe(12)
    expect(new Set(operations.map(({ id }) => id)).size).toBe(86)
  })

  test('has none of the control plane’s operations', () => {
    const own = operationsOf(control)

    expect(own.map(({ path }) => path)).toEqual(own.map(() => expect.stringMatching(/^\/_mock\//)))
    expect(operations.map(({ path }) => path)).toEqual(operations.map(() => expect.stringMatching(/^\/api\/v1\//)))
    expect(operations.map(({ id }) => id).filter((id) => own.some((other) => other.id === id))).toEqual([])
  })

  test('says that it is a community description and how much of it is inferred', () => {
    expect(document.info.description).toContain('community description')
    expect(document.info.description).toMatch(/most\s+of what stands here is inferred/)
  })

  test('presents no host as that of the service', () => {
    const hosts = hostsIn(textsIn(document)).filter((host) => !isReserved(host))

    // What is left is where the documented operation is documented.
    expect([...new Set(hosts)]).toEqual([new URL(facts.source).host])
  })

  test('has no phone number that could ring somebody', () => {
    const phones = phonesIn(textsIn([document, control]))

    expect(phones.length).toBeGreaterThan(100)
    expect(phones.filter((phone) => !isFictional(phone))).toEqual([])
  })
})

describe('what is documented', () => {
  test('are the sections and their operations, in this order', () => {
    // In the order of the text: operationsOf puts the methods of a path in an order of its own.
    const inOrder = Object.values(document.paths).flatMap(({ parameters, ...methods }) => Object.values(methods))
    const titlesOf = (name: string) => inOrder.filter(({ tags }) => tags[0] === name).map(({ summary }) => summary)
    const described = document.tags.map(({ name }) => ({ name, titles: titlesOf(name) }))

    expect(described).toEqual(
      facts.sections.map(({ name, operations }) => ({ name, titles: operations.map(({ title }) => title) })),
    )
  })

  test.each(facts.sections.flatMap(({ name, operations }) => operations.map((operation) => ({ ...operation, name }))))(
    '$name: $title has its method and its provenance',
    ({ name, title, method }) => {
      const own = operations.filter(({ operation }) => operation.tags[0] === name && operation.summary === title)
      const provenance = title === facts.operation.title ? 'documented' : method ? 'partly' : 'inferred'

      expect(own.map((view) => view.operation['x-provenance'])).toEqual([provenance])
      expect(own.map((view) => view.method.toUpperCase())).toEqual([method ?? expect.anything()])
    },
  )

  test('is one operation, the methods of 31 others, and of 54 the title alone', () => {
    const count = (provenance: string) =>
      operations.filter(({ operation }) => operation['x-provenance'] === provenance).length

    expect({ documented: count('documented'), partly: count('partly'), inferred: count('inferred') }).toEqual({
      documented: 1,
      partly: 31,
      inferred: 54,
    })
  })

  test('is the whole request of the one operation', () => {
    const { requestBody, calledOptional, codeDigits, ...fact } = facts.operation
    const body = documented[0]?.operation.requestBody
    const schema = follow<Schema>(document, body?.content[requestBody.contentType]?.schema ?? {})
    const properties = schema.properties ?? {}

    expect(documented).toMatchObject([
      {
        path: fact.path,
        method: fact.method.toLowerCase(),
        operation: { tags: [fact.section], summary: fact.title, 'x-source': facts.source },
      },
    ])
    expect(body?.required).toBe(requestBody.required)
    expect(Object.keys(body?.content ?? {})).toEqual([requestBody.contentType])
    expect(Object.entries(properties).map(([name, { type }]) => [name, type])).toEqual(
      Object.entries(requestBody.properties),
    )
    expect(schema.additionalProperties).toBe(false)
    expect(schema.required?.filter((name) => calledOptional.includes(name))).toEqual([])
    expect(properties.code?.examples).toEqual([expect.stringMatching(new RegExp(`^\\d{${codeDigits}}$`))])
  })

  test('is the status of its only success, and that a key is needed', () => {
    const { response } = facts.operation
    const successes = documented.flatMap(({ responses }) => Object.keys(responses).filter((status) => status < '300'))

    expect(successes).toEqual([String(response.status)])
    expect(document).toMatchObject({ security: [{ bearerAuth: [] }] })
    expect(documented[0]?.operation).not.toHaveProperty('security')
  })
})

describe.each(operations)('$id', ({ path, responses }) => {
  test('answers what every operation may answer', () => {
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500']))
    expect('404' in responses || !path.includes('{')).toBe(true)
  })

  test('lists its own problem codes for every error, each with an example', () => {
    const errors = Object.entries(responses).filter(([status]) => status >= '400')

    const faulty = errors.filter(([status, response]) => !listsItsCodes(Number(status), response))

    expect(faulty.map(([status]) => status)).toEqual([])
  })
})

function listsItsCodes(status: number, { content }: Response): boolean {
  const { schema, examples = {} } = content?.['application/problem+json'] ?? {}
  const codes = (schema?.allOf ?? []).flatMap((part) => part.properties?.code?.enum ?? []).map(String)
  const known = codes.filter((code) => document['x-problem-codes'][code]?.status === status)
  return codes.length > 0 && known.length === codes.length && isDeepStrictEqual(Object.keys(examples), codes)
}
