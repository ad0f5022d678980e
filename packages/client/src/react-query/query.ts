import type { CallOptions } from '../options.ts'
import type { Called } from './method.ts'
import type { Cursor } from './operation.ts'

interface Context {
  signal: AbortSignal
}

/** A page, none of which the service vouches for. */
interface Listed {
  pagination?: { nextCursor?: Cursor }
}

/** The client has tried again by itself, but only where that helps; Query would do so three times, whatever the error. */
const retry = false

export function queryOperation({ key, call, names }: Called, isList: boolean): object {
  const keyOf = (given: unknown[], more?: object) => {
    const named = names.map((name, index) => [name, given[index]]).filter(([, value]) => value !== undefined)
    const last = { ...Object.fromEntries(named), ...more }
    return Object.keys(last).length > 0 ? [...key, last] : key
  }
  const read = async (given: unknown[], { signal }: Context) => {
    const options = given[names.length] as CallOptions | undefined
    const data = await call(...names.map((_, index) => given[index]), { ...options, signal })
    // A page's methods would be lost whenever Query copies or stores it, so none of them gets into the cache.
    return isList ? { ...(data as object) } : data
  }
  const query = (...given: unknown[]) => ({
    queryKey: keyOf(given),
    queryFn: (context: Context) => read(given, context),
    retry,
  })
  const infinite = (...given: unknown[]) => {
    const last = names.length - 1
    const filters = given[last] as { cursor?: string } | undefined
    const at = (cursor: Cursor) => [
      ...given.slice(0, last),
      { ...filters, cursor: cursor ?? filters?.cursor },
      ...given.slice(last + 1),
    ]
    return {
      queryKey: keyOf(given, { infinite: true }),
      queryFn: (context: Context & { pageParam: Cursor }) => read(at(context.pageParam), context),
      // Not `undefined`, which a cache that is stored as JSON would not keep.
      initialPageParam: null,
      getNextPageParam,
      retry,
    }
  }
  const keyed = { query, key: (...given: unknown[]) => keyOf(given) }
  return isList ? { ...keyed, infinite } : keyed
}

/** The same cursor again would lead round in circles. */
function getNextPageParam({ pagination }: Listed, _: Listed[], cursor: Cursor): Cursor {
  const next = pagination?.nextCursor
  return next && next !== cursor ? next : null
}
