import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noSecrets } from '../src/checks/server.ts'
import type { Operation } from '../src/description/description.ts'

const apiKey = 'rl_test_secret_7f3b'
const operation: Operation = {
  ...{ id: 'get', method: 'GET', path: '/', section: '', summary: '' },
  ...{ parameters: [], body: undefined, responses: {}, security: [] },
}

/** What is found in a text. */
function messageFor(text: string, headers: Record<string, string> = {}): string | undefined {
  const response = { status: 200, headers, text, json: undefined, milliseconds: 1 }
  const trial = { operation, name: '', call: { path: {}, query: {}, headers: {} }, expect: { kind: 'any' as const } }
  const validators = { request: () => [], response: () => [] }
  const found = [
    noSecrets({ trial, response, validators, apiKey, maxResponseTime: undefined, always: [] }) ?? [],
  ].flat()
  return found[0]?.message
}

describe('an answer', () => {
  test('must not hold the key, also not inside of something in base64, wherever it stands there', () => {
    const texts = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('base64', 'base64url'), (before, after, encoding) => {
        const token = Buffer.from(before + apiKey + after).toString(encoding)

        expect(messageFor(`{"nextCursor":"${token}"}`)).toBe('The answer holds the API key.')
      }),
      { seed: Number(process.env.FC_SEED ?? 1) },
    )
    expect(messageFor('{}', { 'x-forwarded-authorization': `Bearer ${apiKey}` })).toBe('The answer holds the API key.')
  })

  test.each([
    '{"detail":"TypeError: x\\n    at start (/srv/app/campaigns.js:12:5)"}',
    'Traceback (most recent call last):\n  File "app.py", line 3',
    'java.lang.NullPointerException\n\tat com.example.Leads(Leads.java:42)',
    'goroutine 1 [running]:',
    "app/leads.rb:7:in `show'",
    '#0 /srv/index.php(3): handle()',
    'at Api.Leads.Get(Int32 id) in C:\\api\\Leads.cs:line 9',
  ])('must not hold a stack trace: %s', (text) => {
    expect(messageFor(text)).toBe('The answer holds a stack trace.')
  })

  test.each([
    '{"detail":"Send a key such as rl_test_demo."}',
    '{"text":"Meet me at noon (12:30:00)"}',
    '',
    'cmxfdGVzdA==',
  ])('may say anything else: %s', (text) => {
    expect(messageFor(text)).toBeUndefined()
  })
})
