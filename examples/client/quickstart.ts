import { Rocketlead } from '@rocketlead/client'

const rocketlead = new Rocketlead() // goes by ROCKETLEAD_API_KEY and ROCKETLEAD_BASE_URL

const list = await rocketlead.leadLists.create({ name: 'Trade fair' })
await rocketlead.leadLists.addLead(list.id, { phone: '+12025550187', firstName: 'Amara', tags: ['fair'] })

for await (const lead of rocketlead.leads.list({ tag: ['fair'] })) console.log(lead.firstName, lead.phone)
