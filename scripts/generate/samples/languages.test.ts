import { describe, expect, test } from 'vitest'
import { awkward, awkwardRequest } from './example.ts'
import { faultsIn } from './faults.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { javascript } from './javascript.ts'
import { python } from './python.ts'
import type { SampleRequest } from './request.ts'
import { shell } from './shell.ts'
import { swift } from './swift.ts'

const value = { text: awkward }
const post: SampleRequest = { ...awkwardRequest, body: { kind: 'json', value } }
const withoutBody: SampleRequest = { ...post, body: undefined }
const upload: SampleRequest = {
  ...post,
  body: {
    kind: 'form',
    parts: [
      { name: 'file', file: 'leads.csv', type: 'text/csv' },
      { name: 'options', value: { tags: ['march'] } },
    ],
  },
}

describe.each(Object.entries({ Java: java, Python: python, Go: go, JavaScript: javascript }))('%s', (lang, write) => {
  test.each(Object.entries({ post, withoutBody, upload }))('parses: %s', (_, request) => {
    expect(faultsIn[lang]?.(write(request))).toEqual([])
  })
})

describe('a body', () => {
  test.each(Object.entries({ Java: java, Swift: swift }))('is a text block in %s, and still JSON', (_, write) => {
    const [, block = ''] = write(post).split(/(?<!\\)"""/)

    expect(JSON.parse(unescaped(block))).toEqual(value)
  })

  test('is a raw string in Go, and one in quotes when it has backticks', () => {
    const [, raw = ''] = go({ ...post, body: { kind: 'json', value: { text: '\\ "so"' } } }).split('`')
    const [, quoted = ''] = go(post).match(/NewReader\((".*")\)/) ?? []

    expect(JSON.parse(raw)).toEqual({ text: '\\ "so"' })
    expect(JSON.parse(JSON.parse(quoted))).toEqual(value)
  })

  test('is a dictionary in Python', () => {
    const body = { kind: 'json', value: { isOn: true, goal: null, text: '\\ "so"' } } as const

    expect(python({ ...post, body })).toContain(`payload = {"isOn": True, "goal": None, "text": "\\\\ \\"so\\""}\n`)
  })

  test('of OkHttp is empty rather than null, but for a DELETE', () => {
    expect(java(withoutBody)).toContain('.post(RequestBody.create("", null))')
    expect(java({ ...withoutBody, method: 'DELETE' })).toContain('.delete()\n')
    expect(java({ ...withoutBody, method: 'GET' })).toContain('.get()\n')
  })
})

describe('a form', () => {
  test('has its file with name and type, and its values, in each language', () => {
    expect(shell(upload)).toMatch(/--form file=@leads\.csv \\\n {2}--form 'options=\{"tags":\["march"\]\}'$/)
    expect(javascript(upload)).toContain(
      `form.append('file', await openAsBlob('leads.csv', { type: 'text/csv' }), 'leads.csv');`,
    )
    expect(python(upload)).toContain(`{"file": ("leads.csv", open("leads.csv", "rb"), "text/csv")}`)
    expect(java(upload)).toContain(`RequestBody.create(new File("leads.csv"), MediaType.parse("text/csv"))`)
    expect(go(upload)).toContain('form.WriteField("options", "{\\"tags\\":[\\"march\\"]}")')
    expect(swift(upload)).toContain(`filename="leads.csv"\\r\n  Content-Type: text/csv\\r\n`)
  })
})

const unescaped = (text: string): string => text.replace(/\\(["\\])/g, '$1')
