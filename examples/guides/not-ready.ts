import { isApiError, Rocketlead } from '@rocketlead/client'

const rocketlead = new Rocketlead()
const campaign = await rocketlead.campaigns.create({ name: 'Spring' })

try {
  await rocketlead.campaigns.start(campaign.id)
} catch (error) {
  if (!isApiError(error, 'campaigns.start') || error.code !== 'campaign_not_ready') throw error
  console.log(error.status, error.requestId !== undefined)
  for (const { code, message } of error.errors) console.log(`${code}: ${message}`)
}
