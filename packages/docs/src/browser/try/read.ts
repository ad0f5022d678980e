import type { Answer } from './send.ts'

export const textOf = ({ bytes }: Answer): string => new TextDecoder().decode(bytes)

/** What an answer says as JSON; undefined when it is none. */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(textOf(answer))
  } catch {
    return undefined
  }
}

/** What stands at a place in a value, such as `data/0/id`. */
export const at = (value: unknown, place: string): unknown =>
  place
    .split('/')
    .reduce<unknown>(
      (inner, step) => (Object(inner) === inner ? (inner as Record<string, unknown>)[step] : undefined),
      value,
    )
