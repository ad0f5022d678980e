import { randomKey } from '../idempotency-key.ts'
import type { CallOptions } from '../options.ts'
import type { Called } from './method.ts'

/** How an operation takes what it is given. */
interface Taking {
  hasPath: boolean
  takesKey: boolean
}

export function mutationOperation({ key, call, names }: Called, { hasPath, takesKey }: Taking): object {
  const mutation = (options?: CallOptions) => ({
    mutationKey: key,
    mutationFn: (variables: unknown, context?: object) => {
      const given = names.map((name) => (hasPath ? (variables as Record<string, unknown>)[name] : variables))
      return call(...given, takesKey ? { idempotencyKey: keyFor(context), ...options } : options)
    },
  })
  return { mutation, key: () => key }
}

/** The idempotency keys of what was mutated, by the context that Query makes for each `mutate` and gives to every try. */
const keys = /* @__PURE__ */ new WeakMap<object, string>()

function keyFor(context: object | undefined): string | undefined {
  // Before 5.89 Query gave no context; the client then makes a key for each try.
  if (!context) return undefined
  const key = keys.get(context) ?? randomKey()
  keys.set(context, key)
  return key
}
