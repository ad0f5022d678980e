import type { LeadPage } from '@rocketlead/client/types'

const baseUrl = process.env.ROCKETLEAD_BASE_URL ?? 'http://127.0.0.1:4010'
const headers = { Authorization: `Bearer ${process.env.ROCKETLEAD_API_KEY}` }

let pages = 0
let leads = 0
let cursor: string | null = null
do {
  const query = new URLSearchParams({ limit: '50', sort: 'createdAt', ...(cursor && { cursor }) })
  const response = await fetch(`${baseUrl}/api/v1/leads?${query}`, { headers })
  if (!response.ok) throw new Error(`The list was answered with ${response.status}.`)

  const page = (await response.json()) as LeadPage // as the description has it
  pages += 1
  leads += page.data.length
  cursor = page.pagination.nextCursor
} while (cursor)
console.log(`${leads} leads on ${pages} pages`)
