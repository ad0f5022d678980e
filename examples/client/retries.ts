import { Rocketlead } from '@rocketlead/client'

const rocketlead = new Rocketlead({ retries: 4, timeout: 10_000, totalTimeout: 60_000 })

// The client makes a key for each create, start and send by itself. With one of your own
// a call can be repeated later, too: the campaign is made once.
const options = { idempotencyKey: 'spring-2026' }
const campaign = await rocketlead.campaigns.create({ name: 'Spring' }, options)
const same = await rocketlead.campaigns.create({ name: 'Spring' }, options)
console.log(campaign.id === same.id)

// The limits of one call, and a signal that ends it, whether it runs or waits.
const signal = AbortSignal.timeout(5_000)
await rocketlead.campaigns.archive(campaign.id, { signal, retries: 0, timeout: 2_000 })
