/** `/a~1b/0` -> `['a/b', '0']` */
export const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

export const child = (pointer: string, ...steps: (string | number)[]): string =>
  [pointer, ...steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')

/** What a pointer leads to, or nothing. */
export function at(value: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (node, step) => (isContainer(node) && Object.hasOwn(node, step) ? node[step] : undefined),
    value,
  )
}

/** A copy in which a value stands at a place; `undefined` takes the place out. Lists and objects on the way stay theirs. */
export function put(value: unknown, steps: readonly string[], made: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return made
  if (Array.isArray(value)) {
    const items = [...value]
    if (rest.length === 0 && made === undefined) items.splice(Number(step), 1)
    else items[Number(step)] = put(items[Number(step)], rest, made)
    return items
  }
  const members: Record<string, unknown> = isRecord(value) ? { ...value } : {}
  if (rest.length === 0 && made === undefined) delete members[step]
  else {
    const inner = put(Object.hasOwn(members, step) ? members[step] : undefined, rest, made)
    Object.defineProperty(members, step, { value: inner, enumerable: true, configurable: true, writable: true })
  }
  return members
}

/** Whether a value is an object of JSON; bytes are none. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)

/** Lists are looked into by their indexes. */
const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
