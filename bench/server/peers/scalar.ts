import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describedPlans, type Lead, pageSize } from '../calls.ts'
import { walk } from '../leads.ts'
import type { Program } from '../serving.ts'
import { description } from '../world.ts'
import { bare } from './bare.ts'
import type { Peer } from './peer.ts'

const program =
  (file: string): Program =>
  (port) => [join(import.meta.dirname, '../programs/scalar.mjs'), String(port), file]

export const scalar: Peer = {
  label: 'Scalar',
  packages: ['@scalar/mock-server'],
  about: 'behind `@hono/node-server`, with the examples of the description; its page has three leads',
  refusesBadBodies: true,
  checksAnswers: false,
  keepsState: false,
  prepare: () => program(description),
  plans: bare.plans,
}

export const scalarWithState: Peer = {
  ...scalar,
  label: 'Scalar with handlers',
  about: 'the same with `x-handler` at the three operations and the leads in `x-seed`, by their phone numbers',
  keepsState: true,
  prepare({ folder, leads }) {
    const file = join(folder, 'scalar.json')
    writeFileSync(file, JSON.stringify(withHandlers(leads)))
    return program(file)
  },
  async plans(url, { leads, leadListId }) {
    const { paths } = await walk(url)
    return describedPlans(
      leads.map(({ phone }) => phone),
      paths,
      leadListId,
    )
  },
}

/** Its store knows a record by its id; a list is always the whole of it. */
function withHandlers(leads: Lead[]) {
  const document = JSON.parse(readFileSync(description, 'utf8'))
  const { paths, components } = document
  components.schemas.Lead['x-seed'] =
    `for (const lead of ${JSON.stringify(leads)}) store.create('Lead', { ...lead, id: lead.phone })`
  paths['/api/v1/leads'].get['x-handler'] = `
    const { phone, limit, cursor } = req.query
    if (phone) return { data: [store.get('Lead', phone)], pagination: { limit: 25, hasMore: false, nextCursor: null } }
    const all = store.list('Lead')
    const from = Number(cursor ?? 0)
    const next = from + Number(limit ?? 25)
    const hasMore = next < all.length
    return { data: all.slice(from, next), pagination: { limit: ${pageSize}, hasMore, nextCursor: hasMore ? String(next) : null } }`
  paths['/api/v1/lead-lists/{leadListId}/leads'].post['x-handler'] = `
    const now = new Date().toISOString()
    return store.create('Lead', { ...${JSON.stringify({ ...leads[0], tags: [] })}, ...req.body, id: req.body.phone, createdAt: now, updatedAt: now })`
  return document
}
