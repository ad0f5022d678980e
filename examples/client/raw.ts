import { Rocketlead } from '@rocketlead/client'

const { raw } = new Rocketlead()

const { data, response } = await raw.GET('/api/v1/campaigns', { params: { query: { limit: 1 } } })
console.log(response.status, data?.data.length)
