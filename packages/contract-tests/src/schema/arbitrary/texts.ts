import fc from 'fast-check'
import type { Schema } from '../../description/description.ts'
import { matching } from '../pattern.ts'
import { formatted, lengthOf, oddTexts, oddUnits, ofLength } from '../text.ts'

/** Texts of a schema: of its pattern or format, else any text of its lengths, odd ones more often than by chance. */
export function texts(schema: Schema): fc.Arbitrary<string> {
  const { pattern, format, minLength = 0, maxLength = minLength + 40 } = schema
  if (pattern !== undefined) return matching(schema)
  if (format !== undefined && format in byFormat)
    return (byFormat[format] ?? fc.string)().filter((text) => text.length <= maxLength)
  const known = format === undefined ? [] : (formatted[format] ?? [])
  if (known.length > 0) return fc.constantFrom(...known)
  const fits = (text: string) => lengthOf(text) >= minLength && lengthOf(text) <= maxLength
  const usual = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) }
  const any = fc.string(usual)
  const odd = fc.string({
    ...usual,
    unit: fc.oneof(fc.constantFrom(...oddUnits), fc.string({ minLength: 1, maxLength: 1 })),
  })
  const long = fc.integer({ min: minLength, max: Math.min(maxLength, 10_000) }).map(ofLength)
  const words = oddTexts.filter(fits)
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: any, weight: 4 },
    { arbitrary: odd.map((text) => (fits(text) ? text : ofLength(Math.max(1, minLength)))), weight: 3 },
    { arbitrary: long, weight: 1 },
    ...(words.length > 0 ? [{ arbitrary: fc.constantFrom(...words), weight: 1 }] : []),
  )
}

const instants = { min: new Date('1970-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true }

const byFormat: Record<string, () => fc.Arbitrary<string>> = {
  'date-time': () => fc.date(instants).map((date) => date.toISOString()),
  date: () => fc.date(instants).map((date) => date.toISOString().slice(0, 10)),
  email: () =>
    fc.stringMatching(/^[a-z][a-z0-9.]{0,10}[a-z]@[a-z]{1,8}\.example$/).filter((text) => !text.includes('..')),
  uuid: () => fc.uuid(),
  uri: () => fc.stringMatching(/^https:\/\/[a-z]{1,8}\.example(\/[a-z0-9]{1,6}){0,3}(\?[a-z]=[a-z0-9]{1,4})?$/),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
}
