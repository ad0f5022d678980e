import fc from 'fast-check'
import type { Schema } from '../../description/description.ts'

/** Numbers of a schema, its edges more often than others; they shrink towards zero, or what is nearest to it. */
export function numbers({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
  type,
}: Schema): fc.Arbitrary<number> {
  const step = multipleOf ?? (type === 'integer' ? 1 : 0.5)
  const least = Math.max(minimum ?? -1_000_000, exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + step)
  const open = Math.max(1_000_000, least + 1_000_000)
  const greatest = Math.min(maximum ?? open, exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - step)
  const first = Math.ceil(least / step)
  const steps = fc.integer({ min: first, max: Math.max(first, Math.floor(greatest / step)) })
  return steps.map(
    (count) => count * step,
    (value) => Math.round(Number(value) / step),
  )
}
