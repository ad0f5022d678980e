import { createClient, leadLists, leads } from '@rocketlead/client'

const rocketlead = createClient({ leads, leadLists })

console.log(Object.keys(rocketlead), (await rocketlead.leads.list({ limit: 1 })).data.length)
