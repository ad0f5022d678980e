import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { address, duration, wholeNumber } from '../src/cli/values.ts'
import { suggestion } from '../src/run/suggestion.ts'

const options = { seed: Number(process.env.FC_SEED ?? 1) }
const any = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.-+ehms ') }))

describe('a time', () => {
  const { read } = duration('s', '5m')

  test('is the same in every unit', () => {
    const property = fc.property(fc.integer({ min: 1, max: 500 }), (hours) => {
      const written = [`${hours}h`, `${hours * 60}m`, `${hours * 3600}s`, `${hours * 3600}`, `${hours * 3_600_000}ms`]
      expect(written.map(read)).toEqual(written.map(() => hours * 3600))
    })

    fc.assert(property, options)
  })

  test('is above zero and no more than a timer can wait, or is none', () => {
    const property = fc.property(any, (text) => {
      const seconds = read(text) ?? 1
      expect(seconds > 0 && seconds * 1000 < 2 ** 31).toBe(true)
    })

    fc.assert(property, options)
  })
})

describe('a whole number', () => {
  test('is within its limits, or is none', () => {
    const { read } = wholeNumber(1, 64)

    const property = fc.property(any, (text) => {
      const value = read(text) ?? 1
      expect(Number.isInteger(value) && value >= 1 && value <= 64).toBe(true)
    })

    fc.assert(property, options)
  })
})

describe('an address', () => {
  const { read } = address('http://127.0.0.1:4010')

  test('ends without a slash and stays the same when it is read again', () => {
    const property = fc.property(fc.webUrl(), fc.nat(3), (url, slashes) => {
      const once = read(url + '/'.repeat(slashes)) ?? ''
      expect(once).not.toMatch(/\/$/)
      expect(read(once)).toBe(once)
    })

    fc.assert(property, options)
  })
})

describe('a suggestion', () => {
  const names = ['campaigns', 'leads', 'lead-lists', 'conversations']

  test('is the name that was meant, where one letter is wrong', () => {
    const property = fc.property(fc.constantFrom(...names), fc.nat(8), (name, place) => {
      const wrong = `${name.slice(0, place)}_${name.slice(place + 1)}`
      expect(suggestion(wrong, names)).toBe(` Did you mean ${name}?`)
    })

    fc.assert(property, options)
  })

  test('is not made where no name is near', () => {
    expect(suggestion('pizza', names)).toBe('')
  })
})
