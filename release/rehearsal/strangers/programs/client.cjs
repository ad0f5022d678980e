const { isApiError, Rocketlead, UnprocessableError } = require('@rocketlead/client')

async function main() {
  const rocketlead = new Rocketlead()

  const campaign = await rocketlead.campaigns.create({ name: 'Spring' })
  if (campaign.name === 'Spring') console.log('created')

  for await (const { id } of rocketlead.campaigns.list()) if (id === campaign.id) console.log('listed')

  try {
    await rocketlead.campaigns.start(campaign.id)
  } catch (error) {
    if (!isApiError(error, 'campaigns.start') || !(error instanceof UnprocessableError)) throw error
    console.log(error.name, error.status, error.code)
  }

  // The parts that are loaded when they are needed.
  const list = await rocketlead.leadLists.create({ name: 'Trade fair' })
  const { created } = await rocketlead.leadLists.importLeads(list.id, { file: new Blob(['phone\n+12025550187\n']) })
  const { response } = await rocketlead.raw.GET('/api/v1/campaigns', { params: { query: { limit: 1 } } })
  console.log(created, response.status)
}

main()
