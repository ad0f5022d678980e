import { Rocketlead } from '@rocketlead/client'

const rocketlead = new Rocketlead()

// Every lead of every page; a page is fetched when it is needed.
let count = 0
for await (const lead of rocketlead.leads.list({ status: ['new'] })) count += lead.tags.length

// Page by page.
let page = await rocketlead.conversations.list({ limit: 5 })
while (page.hasNextPage()) page = await page.nextPage()

// As an array.
const newest = await rocketlead.campaigns.list({ sort: '-createdAt' }).toArray({ max: 3 })
console.log(count, page.pagination.hasMore, newest.length)
