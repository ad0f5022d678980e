import { median } from './median.ts'

/** Measures each variant once a round and in turn, so that what else the machine does falls on all of them alike. */
export async function rounds<Value>(
  count: number,
  variants: Record<string, () => Value | Promise<Value>>,
): Promise<Record<string, Value[]>> {
  const measured = Object.entries(variants).map(([name, measure]) => ({ name, measure, values: [] as Value[] }))
  for (let round = 0; round < count; round += 1) {
    for (const { measure, values } of measured) values.push(await measure())
  }
  return Object.fromEntries(measured.map(({ name, values }) => [name, values]))
}

/** The middle of each variant's figures, in their unit. */
export const medians = (measured: Record<string, number[]>): Record<string, number> =>
  Object.fromEntries(Object.entries(measured).map(([name, values]) => [name, median(values)]))
