import fc from 'fast-check'
import type { Schema } from '../description/description.ts'
import { examplesOf } from '../description/operations.ts'
import { formatted, lengthOf, oddTexts, ofLength } from './text.ts'

/**
 * A pattern as a regular expression: by characters, as JSON Schema wants it, or by code units where it is only valid so,
 * such as with `\-`.
 *
 * @throws SyntaxError when it is none either way
 */
export function regExpOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return new RegExp(pattern)
  }
}

/** Texts that fit a pattern and, where any of a thousand does, also the limits of length. */
export function matching(schema: Schema): fc.Arbitrary<string> {
  const { pattern = '', minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema
  const fits = (text: string) => lengthOf(text) >= minLength && lengthOf(text) <= maxLength
  const texts = generated(pattern)
  if (!texts) return among(schema, fits)
  const plain = fc.sample(texts, { numRuns: 1000, seed: 1 }).find(fits)
  return texts.map((text) => (fits(text) ? text : (plain ?? text)))
}

/** Nothing for what cannot be made from a pattern alone: assertions and references to groups. */
function generated(pattern: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(regExpOf(pattern))
  } catch {
    return undefined
  }
}

/** Known texts that fit; when none does, one that does not, which is not sent for a valid one. */
function among(schema: Schema, fits: (text: string) => boolean): fc.Arbitrary<string> {
  const expression = regExpOf(schema.pattern ?? '')
  const examples = examplesOf(schema).filter((value) => typeof value === 'string')
  const known = [...examples, ...Object.values(formatted).flat(), ...oddTexts, 'a', 'A1', 'abc-123', '42', ofLength(8)]
  const fitting = known.filter((text) => fits(text) && expression.test(text))
  return fc.constantFrom(...(fitting.length > 0 ? fitting : ['']))
}
