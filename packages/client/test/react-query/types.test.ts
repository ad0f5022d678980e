// What must not compile, and what flows into TanStack Query. Nothing here is called: the type check is the test.
import { type InfiniteData, InfiniteQueryObserver, MutationObserver, type QueryClient } from '@tanstack/query-core'
import { useInfiniteQuery, useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { describe, expectTypeOf, test } from 'vitest'
import {
  type Campaign,
  type CampaignCreate,
  createClient,
  type Lead,
  type LeadPage,
  leads,
  type Rocketlead,
} from '../../src/index.ts'
import {
  type ListOperation,
  type MutationOperation,
  type Queries,
  type QueryOperation,
  queries,
} from '../../src/react-query.ts'

type LeadPages = InfiniteData<LeadPage>

test('arguments and variables are checked', () => {
  const _ = (rocketlead: Rocketlead) => {
    const api = queries(rocketlead)
    // @ts-expect-error the id is required
    api.campaigns.get.query()
    // @ts-expect-error an id is a text
    api.campaigns.get.query(7)
    // @ts-expect-error the property is misspelt
    api.leads.list.infinite({ tags: ['fair'] })
    // @ts-expect-error a write is no query
    api.campaigns.start.query('cmp_1')
    // @ts-expect-error a read is no mutation
    api.campaigns.get.mutation()
    // @ts-expect-error it is no paged list
    api.leads.listTags.infinite()
    // @ts-expect-error one key for all calls would make the second one give the first one's answer
    api.campaigns.create.mutation({ idempotencyKey: '5f0c2a4e' })
    // @ts-expect-error there is no such operation
    api.campaigns.resume.mutation()
    // @ts-expect-error there is no such section
    api.invoices.list.query()
    const { mutate } = useMutation(api.campaigns.update.mutation())
    // @ts-expect-error the body is required
    mutate({ campaignId: 'cmp_1' })
    // @ts-expect-error an object, since there are two arguments
    mutate('cmp_1')
    // @ts-expect-error only sections of the client are there
    queries(createClient({ leads })).campaigns.key()
    // @ts-expect-error that is no client
    queries({ people: {} })
  }
})

test('data flows into the hooks of React Query', () => {
  const _ = (rocketlead: Rocketlead) => {
    const api = queries(rocketlead)
    const campaign = api.campaigns.get.query('cmp_1')
    expectTypeOf(useQuery(campaign).data).toEqualTypeOf<Campaign | undefined>()
    expectTypeOf(useSuspenseQuery(campaign).data).toEqualTypeOf<Campaign>()
    expectTypeOf(useQuery({ ...campaign, select: ({ name }) => name }).data).toEqualTypeOf<string | undefined>()
    expectTypeOf(useInfiniteQuery(api.leads.list.infinite()).data).toEqualTypeOf<LeadPages | undefined>()
    const leads = useInfiniteQuery({
      ...api.leads.list.infinite(),
      select: ({ pages }) => pages.flatMap(({ data }) => data),
    })
    expectTypeOf(leads.data).toEqualTypeOf<Lead[] | undefined>()
    const create = useMutation(api.campaigns.create.mutation())
    expectTypeOf(create.data).toEqualTypeOf<Campaign | undefined>()
    expectTypeOf(create.variables).toEqualTypeOf<CampaignCreate | undefined>()
    create.mutate({ name: 'Spring' })
    useMutation(api.campaigns.start.mutation()).mutate({ campaignId: 'cmp_1' })
  }
})

test('data flows into the cache and the observers that Vue, Svelte and Solid Query are made of', () => {
  const _ = (cache: QueryClient, rocketlead: Rocketlead) => {
    const api = queries(rocketlead)
    const campaign = api.campaigns.get.query('cmp_1')
    const all = api.leads.list.infinite()
    expectTypeOf(cache.getQueryData(campaign.queryKey)).toEqualTypeOf<Campaign | undefined>()
    expectTypeOf(cache.getQueryData(all.queryKey)).toEqualTypeOf<LeadPages | undefined>()
    expectTypeOf(cache.fetchQuery(campaign)).resolves.toEqualTypeOf<Campaign>()
    expectTypeOf(new InfiniteQueryObserver(cache, all).getCurrentResult().data).toEqualTypeOf<LeadPages | undefined>()
    const deletion = new MutationObserver(cache, api.campaigns.delete.mutation())
    expectTypeOf(deletion.mutate({ campaignId: 'cmp_1' })).resolves.toEqualTypeOf<void>()
    // @ts-expect-error the data is a campaign
    cache.setQueryData(campaign.queryKey, { phone: '+12025550101' })
  }
})

/** The names of a section's operations whose options are made for another method. */
type Unfit<Section, Options> = {
  [Name in keyof Section]: Name extends keyof Options
    ? Same<Section[Name], MethodOf<Options[Name]>> extends true
      ? never
      : Name
    : Name
}[keyof Section]

type MethodOf<Options> =
  Options extends ListOperation<infer Method>
    ? Method
    : Options extends QueryOperation<infer Method>
      ? Method
      : Options extends MutationOperation<infer Method, infer _>
        ? Method
        : never
type Same<One, Other> = (<Any>() => Any extends One ? 1 : 2) extends <Any>() => Any extends Other ? 1 : 2 ? true : false

describe('the types of each section', () => {
  test('fit its methods', () => {
    type Faults = { [Name in keyof Queries]: Unfit<Rocketlead[Name], Queries[Name]> }[keyof Queries]
    expectTypeOf<Faults>().toBeNever()
  })
})
