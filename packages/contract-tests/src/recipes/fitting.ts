import type { Answer, Expected, Json } from '../world/recipes.ts'

/** Expects of a filtered list only items that fit, and at least so many. */
export function fitting(answer: Answer, fits: (item: Json) => boolean, least: number): Answer & Expected {
  const items: Json[] = answer.body?.data ?? []
  const data = items.filter(fits)
  return { ...answer, expected: { data: data.length < least ? Array.from({ length: least }, () => ({})) : data } }
}
