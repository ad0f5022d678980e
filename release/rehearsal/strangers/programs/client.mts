import { isApiError, type Rocketlead } from '@rocketlead/client'
import type { Campaign, CampaignsListQuery, Known, ProblemCodes, paths } from '@rocketlead/client/types'

export type Types = [Campaign, CampaignsListQuery, Known<Campaign['status']>, paths, ProblemCodes]

export async function run(rocketlead: Rocketlead): Promise<string[]> {
  const accounts = await rocketlead.accounts.list({ status: ['connected'], limit: 50 })
  const campaign = await rocketlead.campaigns.create({ name: 'Spring', accountIds: accounts.data.map(({ id }) => id) })
  try {
    await rocketlead.campaigns.start(campaign.id)
  } catch (error) {
    if (!isApiError(error, 'campaigns.start') || error.code !== 'campaign_not_ready') throw error
  }
  // @ts-expect-error an id is a text
  await rocketlead.campaigns.start(7)
  return [campaign.id]
}
