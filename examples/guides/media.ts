import { Rocketlead } from '@rocketlead/client'

const rocketlead = new Rocketlead()
const campaign = await rocketlead.campaigns.create({ name: 'Spring' })

const file = new File(['Ten kilos are 180 dollars.'], 'prices.txt', { type: 'text/plain' })
const media = await rocketlead.campaigns.uploadMedia(campaign.id, { file })

const step = await rocketlead.campaigns.addStep(campaign.id, {
  text: 'Here are our prices, {{firstName|there}}.',
  media: { mediaId: media.id },
  delay: { value: 1, unit: 'days' },
})
console.log(media.type, media.sizeBytes, step.position)
