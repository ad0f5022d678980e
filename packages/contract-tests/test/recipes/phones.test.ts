import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshPhone } from '../../src/recipes/phones.ts'

const options = { seed: Number(process.env.FC_SEED ?? 1) }

const phoneOf = (n: number): string => freshPhone({ unique: () => n })

/** So many numbers are there before they come round again. */
const all = 88 * 700

describe('freshPhone', () => {
  test('keeps off the endings that decide what becomes of a message', () => {
    fc.assert(
      fc.property(fc.nat(), (n) => {
        expect(phoneOf(n)).toMatch(/^\+1[2-9]\d{2}55501([0-7]\d|8[0-7])$/)
      }),
      options,
    )
  })

  test('gives each number once', () => {
    const phones = new Set(Array.from({ length: all }, (_, n) => phoneOf(n)))

    expect(phones.size).toBe(all)
  })
})
