import type { DataTag, InfiniteData, QueryKey } from '@tanstack/query-core'
import type { Reads, Sections } from '../../generated/methods.ts'
import type { CallOptions } from '../options.ts'
import type { PagePromise } from '../page.ts'
import type { ContentOf, MaybeTakenBy, MethodOf, PathOf, SectionMethod } from '../section-method.ts'

/** What has a key of its own. */
export interface Keyed {
  /** The key that all keys below begin with, to invalidate or remove them together. */
  key(): QueryKey
}

/** Every section with its operations. */
export type Queries = { [Section in keyof Sections]: SectionQueries<Section> }

/** A section's operations, each by the name of its method. */
export type SectionQueries<Section extends keyof Sections> = Keyed & {
  [Name in keyof Sections[Section]]: Name extends Reads[Section]
    ? ReadOperation<MethodOf<Section, Name>>
    : MutationOperation<MethodOf<Section, Name>, PathOf<Section, Name>>
}

type ReadOperation<Method extends SectionMethod> =
  ReturnType<Method> extends PagePromise<infer _Item, infer _Content> ? ListOperation<Method> : QueryOperation<Method>

/** An operation that reads. */
export interface QueryOperation<Method extends SectionMethod> {
  /** The options of one query, for `useQuery` and its like. The arguments are those of the method. */
  query(...given: Parameters<Method>): QueryOptions<ContentOf<Method>>
  /** The key of all its queries, or of those with these arguments: the first ones, and any part of the query. */
  key(...given: Partial<Parameters<Method>>): QueryKey
}

/** An operation that reads a list, page by page. */
export interface ListOperation<Method extends SectionMethod> extends QueryOperation<Method> {
  /** The options of all pages, for `useInfiniteQuery` and its like. A `cursor` says where they begin. */
  infinite(...given: Parameters<Method>): InfiniteQueryOptions<ContentOf<Method>>
}

/** An operation that writes, and the names of its path's parameters. */
export interface MutationOperation<Method extends SectionMethod, Path extends string[] = []> extends Keyed {
  /**
   * The options of a mutation, for `useMutation` and its like. Its variables are the body; when the path has parameters,
   * they are an object with these and the `body`.
   */
  mutation(options?: Omit<CallOptions, 'idempotencyKey'>): MutationOptions<Variables<Method, Path>, ContentOf<Method>>
}

type Variables<Method extends SectionMethod, Path extends string[]> = Path extends []
  ? Whole<MaybeTakenBy<Method, Path>>
  : Record<Path[number], string> & Part<MaybeTakenBy<Method, Path>>
type Whole<Body> = [Body] extends [never] ? None : undefined extends Body ? Exclude<Body, undefined> | None : Body
// biome-ignore lint/suspicious/noConfusingVoidType: with `undefined`, `mutate` could not be called without an argument
type None = void
type Part<Body> = [Body] extends [never]
  ? unknown
  : undefined extends Body
    ? { body?: Exclude<Body, undefined> }
    : { body: Body }

export interface QueryOptions<Data> {
  queryKey: DataTag<QueryKey, Data>
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>
  /** The client has tried again by itself where that helps: see its `retries`. */
  retry: false
}

/** A page's cursor; `null` stands for the first page. */
export type Cursor = string | null

export interface InfiniteQueryOptions<Page> {
  queryKey: DataTag<QueryKey, InfiniteData<Page>>
  queryFn: (context: { signal: AbortSignal; pageParam: Cursor }) => Promise<Page>
  initialPageParam: Cursor
  getNextPageParam: (page: Page, pages: Page[], cursor: Cursor) => Cursor
  /** The client has tried again by itself where that helps: see its `retries`. */
  retry: false
}

export interface MutationOptions<Variables, Data> {
  mutationKey: QueryKey
  mutationFn: (variables: Variables, context?: object) => Promise<Data>
}
