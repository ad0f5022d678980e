// Schemas that are inferred from samples, and what their examples may show.
import { describe, expect, test } from 'vitest'
import { isSecretName, masked } from '../src/drift/mask.ts'
import { inferred } from './drift/inferred.ts'

const description = 'Seen in traffic only.'

describe('a schema of samples', () => {
  test.each<[string, unknown[], object]>([
    ['an integer', [1, 2], { type: 'integer', description, examples: [1] }],
    ['a number where one has decimals', [1, 1.5], { type: 'number' }],
    ['several types', [1, 'a', null], { type: ['integer', 'string', 'null'], examples: [1] }],
    ['only null', [null], { type: 'null', description }],
    ['a list', [['a'], []], { type: 'array', items: { type: 'string' } }],
    ['a list that was always empty', [[]], { type: 'array', items: { description } }],
    ['times', ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.5+01:00'], { type: 'string', format: 'date-time' }],
    ['days', ['2026-03-01'], { type: 'string', format: 'date' }],
    ['days, one of which is none', ['2026-03-01', '2026-02-30'], { type: 'string', examples: ['2026-03-01'] }],
    ['addresses', ['https://a.test/x'], { type: 'string', format: 'uri' }],
    ['addresses of mail', ['amara@example.org'], { type: 'string', format: 'email', examples: ['xxxxx@xxxxxxx.org'] }],
    ['ids', ['5f0c2a4e-6f0b-4a52-9f5d-3c1d8e7b9a10'], { type: 'string', format: 'uuid' }],
    [
      'few words again and again',
      Array.from({ length: 10 }, (_, n) => (n % 2 ? 'on' : 'off')),
      { enum: ['off', 'on'] },
    ],
  ])('says %s', (_, samples, expected) => {
    expect(inferred(samples)).toMatchObject(expected)
  })

  test.each([
    ['seldom', ['on', 'off']],
    ['no words', Array.from({ length: 20 }, (_, n) => (n % 2 ? 'ID 1' : 'ID 2'))],
    ['many', Array.from({ length: 100 }, (_, n) => 'abcdefghijklmnop'[n % 16])],
  ])('has no enum of texts that are %s', (_, samples) => {
    expect(inferred(samples)).not.toHaveProperty('enum')
  })

  test('requires what every object has', () => {
    const schema = inferred([{ a: 'x', b: 1 }, { a: 'y' }])

    expect(schema).toMatchObject({
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', minLength: 1 }, b: { type: 'integer' } },
    })
  })

  test('of objects with names that are data is one of a map', () => {
    expect(inferred([{ '+12025550142': 1 }])).toEqual({
      type: 'object',
      description,
      additionalProperties: true,
    })
  })

  test('in OpenAPI 3.0 is nullable, and has one example', () => {
    expect(inferred([1, null], '3.0')).toEqual({ type: 'integer', nullable: true, description, example: 1 })
  })
})

describe('what is shown', () => {
  test.each<[string, unknown, unknown]>([
    ['phone', '+1 (202) 555-0142', '+1 (000) 000-0000'],
    ['note', 'call +12025550142 or amara.o@example.org', 'call +10000000000 or xxxxx.x@xxxxxxx.org'],
    ['phone', 12025550142, 10000000000],
    ['link', 'https://wa.me/12025550142', 'https://wa.me/10000000000'],
    ['accessToken', 'abc', '$REDACTED'],
    ['headers', { cookie: 'a=b', accept: '*/*' }, { cookie: '$REDACTED', accept: '*/*' }],
    ['detail', 'The key rl_live_0123456789 is unknown.', 'The key $API_KEY is unknown.'],
    ['code', '482913', '400000'],
    ['code', 'not_found', 'not_found'],
    ['createdAt', '2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z'],
    ['id', '5f0c2a4e-6f0b-4a52-9f5d-3c1d8e7b9a10', '5f0c2a4e-6f0b-4a52-9f5d-3c1d8e7b9a10'],
    ['id', 'cmp_0kd2x4s5t6v7w8x9', 'cmp_0kd2x4s5t6v7w8x9'],
  ])('of %s %j is %j', (name, value, expected) => {
    expect(masked(value, name)).toEqual(expected)
  })

  test.each(['stopOnReply', 'nextCursor', 'tokenExpiresAt', 'status', 'X-RateLimit-Limit', 'pinned'])(
    'is the value of %s',
    (name) => {
      expect(isSecretName(name)).toBe(false)
    },
  )

  test.each(['Authorization', 'X-Api-Key', 'password', 'refresh_token', 'Set-Cookie', 'clientSecret', 'otp'])(
    'is never the value of %s',
    (name) => {
      expect(isSecretName(name)).toBe(true)
    },
  )
})
