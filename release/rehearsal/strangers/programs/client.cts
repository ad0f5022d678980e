import client = require('@rocketlead/client')

const rocketlead = new client.Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://127.0.0.1' })
export const name: Promise<string> = rocketlead.campaigns.get('cmp_1').then((campaign) => campaign.name)
// @ts-expect-error an id is a text
rocketlead.campaigns.get(7)
