import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awkward } from './example.ts'
import { inJavaScript, inJson, inPython, literal } from './literal.ts'

const seed = process.env.FC_SEED ? { seed: Number(process.env.FC_SEED) } : {}
/** Texts that lead an object elsewhere when they are keys of a literal. */
const value = fc.jsonValue({ maxDepth: 4 }).filter((made) => !JSON.stringify(made).includes('__proto__'))

describe('a literal', () => {
  test('in JSON is the value, however it is broken into lines', () => {
    fc.assert(
      fc.property(value, fc.nat(120), (made, taken) => {
        expect(JSON.parse(literal(made, inJson, { taken }))).toEqual(JSON.parse(JSON.stringify(made)))
      }),
      seed,
    )
  })

  test('in JavaScript is the value, however it is broken into lines', () => {
    fc.assert(
      fc.property(value, fc.nat(120), (made, taken) => {
        const read = new Function(`return (${literal(made, inJavaScript, { taken })})`)

        expect(read()).toEqual(JSON.parse(JSON.stringify(made)))
      }),
      seed,
    )
  })

  test('stands on one line where it fits', () => {
    const small = { name: 'Spring', tags: ['a', 'b'], goal: null, steps: [], schedule: {} }

    expect(literal(small, inJavaScript)).toBe(
      `{ name: 'Spring', tags: ['a', 'b'], goal: null, steps: [], schedule: {} }`,
    )
    expect(literal(small, inJson)).toBe(
      `{"name": "Spring", "tags": ["a", "b"], "goal": null, "steps": [], "schedule": {}}`,
    )
    expect(literal(small, inPython)).toBe(
      `{"name": "Spring", "tags": ["a", "b"], "goal": None, "steps": [], "schedule": {}}`,
    )
  })

  test('has a line for each part where it does not', () => {
    const large = { isOn: true, steps: [{ text: 'Our spring roast is ready to taste.'.repeat(2) }, { 'in days': 2 }] }

    expect(literal(large, inJavaScript, { indent: '  ' })).toBe(`{
    isOn: true,
    steps: [
      { text: '${'Our spring roast is ready to taste.'.repeat(2)}' },
      { 'in days': 2 },
    ],
  }`)
    expect(literal(large, inPython)).toContain(`{\n    "isOn": True,\n    "steps": [\n        {"text": `)
  })

  test('is quoted so that little has to be escaped', () => {
    expect(literal(['plain', "it's", '"so"', `it's "so"`], inJavaScript)).toBe(
      `['plain', "it's", '"so"', 'it\\'s "so"']`,
    )
    expect(new Function(`return ${literal(awkward, inJavaScript)}`)()).toBe(awkward)
  })
})
