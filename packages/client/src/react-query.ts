import type { Method } from './react-query/method.ts'
import { mutationOperation } from './react-query/mutation.ts'
import type { Keyed, Queries } from './react-query/operation.ts'
import { queryOperation } from './react-query/query.ts'
import type { Operation } from './section.ts'

export type {
  Cursor,
  InfiniteQueryOptions,
  Keyed,
  ListOperation,
  MutationOperation,
  MutationOptions,
  Queries,
  QueryOperation,
  QueryOptions,
  SectionQueries,
} from './react-query/operation.ts'

/**
 * Options for TanStack Query, for each operation of a client:
 *
 * ```ts
 * const api = queries(rocketlead)
 * useQuery(api.campaigns.get.query(campaignId))
 * useInfiniteQuery(api.leads.list.infinite({ tag: ['trade-fair'] }))
 * useMutation(api.campaigns.start.mutation())
 * queryClient.invalidateQueries({ queryKey: api.leads.key() })
 * ```
 *
 * @param client a `Rocketlead`, or sections of `createClient` under their own names
 * @param scope what every key begins with; one for each API key if they share a cache
 */
export function queries<Client extends { [Section in keyof Queries]?: object }>(
  client: Client,
  scope = 'rocketlead',
): Pick<Queries, keyof Client & keyof Queries> & Keyed {
  const sections = Object.entries<object>(client).map(([name, methods]) => [name, sectionOf([scope, name], methods)])
  // The generator vouches: it writes the sections' lines and the interfaces from the same operations.
  return { ...Object.fromEntries(sections), key: () => [scope] }
}

type Key = readonly unknown[]

function sectionOf(key: Key, methods: object): object {
  // A client vouches: all that it has are objects of methods.
  const operations = Object.entries<Method>(methods as Record<string, Method>).flatMap(([name, method]) =>
    method.operation ? [[name, operationOf([...key, name], method, method.operation)]] : [],
  )
  return { ...Object.fromEntries(operations), key: () => key }
}

/** A GET is a query, everything else a mutation. */
function operationOf(key: Key, call: Method, { method, path, words }: Operation): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const names = [...inPath, ...['query', 'body'].filter((word) => words.has(word))]
  if (method === 'GET') return queryOperation({ key, call, names }, words.has('list'))
  return mutationOperation({ key, call, names }, { hasPath: inPath.length > 0, takesKey: words.has('key') })
}
