import { median } from './median.ts'

type Measures<Name extends string, Value> = Record<Name, () => Value | Promise<Value>>

/** Measures each variant once a round and in turn, so that what else the machine does falls on all of them alike. */
export async function rounds<Name extends string, Value>(
  count: number,
  variants: Measures<Name, Value>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(variants) as Name[] // which are all that a record has
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Value[]>
  for (let round = 0; round < count; round += 1) {
    for (const name of names) measured[name].push(await variants[name]())
  }
  return measured
}

/** The middle of each variant's figures, in their unit. */
export function medians<Name extends string>(measured: Record<Name, number[]>): Record<Name, number> {
  const entries = Object.entries<number[]>(measured).map(([name, values]) => [name, median(values)])
  return Object.fromEntries(entries) as Record<Name, number> // the same names
}
