// #region
import { Rocketlead } from '@rocketlead/client'
import { queries } from '@rocketlead/client/react-query'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

const api = queries(new Rocketlead())

function useCampaign(campaignId: string) {
  const cache = useQueryClient()
  const campaign = useQuery(api.campaigns.get.query(campaignId))
  const leads = useInfiniteQuery(api.campaigns.listLeads.infinite(campaignId, { limit: 50 }))
  const pause = useMutation({
    ...api.campaigns.pause.mutation(),
    onSuccess: () => cache.invalidateQueries({ queryKey: api.campaigns.key() }),
  })
  return {
    name: campaign.data?.name,
    leads: leads.data?.pages.flatMap(({ data }) => data) ?? [],
    more: leads.fetchNextPage,
    pause: () => pause.mutate({ campaignId, body: { reason: 'The stand is closed.' } }),
  }
}
// #endregion

const { QueryClient, QueryClientProvider } = await import('@tanstack/react-query')
const { createElement } = await import('react')
const { renderToString } = await import('react-dom/server')

const client = new QueryClient()
const { data: campaigns } = await client.fetchQuery(api.campaigns.list.query({ sort: '-startedAt', limit: 1 }))
const { id } = campaigns[0] ?? { id: '' }
await client.prefetchQuery(api.campaigns.get.query(id))
await client.prefetchInfiniteQuery(api.campaigns.listLeads.infinite(id, { limit: 50 }))

const Campaign = () => {
  const { name, leads } = useCampaign(id)
  return `${name}: ${leads.length}`
}
console.log(renderToString(createElement(QueryClientProvider, { client }, createElement(Campaign))))
client.clear()
