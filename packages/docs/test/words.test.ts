import { describe, expect, test } from 'vitest'
import { limitsOf, meaningsOf } from '../src/reference/words.ts'

describe('limitsOf', () => {
  test.each([
    [{ minLength: 1, maxLength: 64 }, ['1 to 64 characters']],
    [{ minLength: 1 }, ['not empty']],
    [{ minLength: 6, maxLength: 6 }, ['exactly 6 characters']],
    [{ maxItems: 1 }, ['at most 1 item']],
    [{ minimum: 0 }, ['at least 0']],
    [{ minimum: 1, maximum: 10_000 }, ['1 to 10,000']],
    [{ minProperties: 1, properties: {} }, ['not empty']],
    [{ maxProperties: 50 }, ['at most 50 entries']],
    [{ uniqueItems: true }, ['no two alike']],
    [{ pattern: '^`$' }, ['pattern `` ^`$ ``']],
    [{ dependentRequired: { from: ['to', 'zone'] } }, ['`from` needs `to`, `zone`']],
    [{ enum: ['a'], minLength: 1 }, []],
  ])('of %j are %j', (schema, told) => {
    expect(limitsOf(schema)).toEqual(told)
  })
})

describe('meaningsOf', () => {
  test('finds what is said of each value, alone or of several at once', () => {
    const description =
      'What happened. `sent`: reached WhatsApp, see `error`. `read`, `seen`: was opened.\n`lost`: never came.'

    const meanings = meaningsOf(description, ['sent', 'read', 'seen', 'lost'])

    expect(Object.fromEntries(meanings)).toEqual({
      sent: 'reached WhatsApp, see `error`.',
      read: 'was opened.',
      seen: 'was opened.',
      lost: 'never came.',
    })
  })

  test('leaves alone what is no value', () => {
    expect(meaningsOf('`pointer`: where it is.', ['sent'])).toEqual(new Map())
  })
})
