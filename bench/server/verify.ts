// Makes sure that a server does what is said of it before it is measured.
import { ask } from './asking.ts'
import { authorization, callNames, type Lead, newPhoneOf, type Plan, type Plans, pageSize } from './calls.ts'
import type { Peer } from './peers/peer.ts'

type Claims = Pick<Peer, 'label' | 'refusesBadBodies' | 'keepsState'>

/** @throws Error when a call fails, lacks its leads, or is answered otherwise than is claimed */
export async function verify(claims: Claims, url: string, plans: Plans): Promise<void> {
  const expected = { get: 1, list: pageSize, create: 1 }
  for (const name of callNames) {
    const leads = await leadsOf(url, plans[name])
    const isRight = claims.keepsState ? leads.length === expected[name] : leads.length > 0
    if (!isRight) throw new Error(`${claims.label} answers ${name} with ${leads.length} leads.`)
  }
  if (claims.keepsState) await verifyThatLeadsAreThose(claims, url, plans)
  const refuses = await refusesBadBodies(url, plans.create)
  if (refuses !== claims.refusesBadBodies)
    throw new Error(`${claims.label} ${refuses ? 'refuses' : 'takes'} bad bodies.`)
}

async function verifyThatLeadsAreThose({ label }: Claims, url: string, { get }: Plans): Promise<void> {
  for (const path of [get.paths[0], get.paths.at(-1)]) {
    const [phone] = decodeURIComponent(path ?? '').match(/\+\d+/) ?? []
    const [lead] = await leadsOf(url, { method: 'GET', paths: [path ?? ''] })
    if (!phone || lead?.phone !== phone) throw new Error(`${label} answers ${path} with ${lead?.phone}.`)
  }
}

/** The leads of an answer, whichever form a page has. */
async function leadsOf(url: string, { paths, lead }: Plan): Promise<Lead[]> {
  const body = await ask<Lead | Lead[] | { data: Lead[] }>(
    url,
    paths[0] ?? '',
    lead && { ...lead, phone: newPhoneOf(0) },
  )
  const found = Array.isArray(body) ? body : 'data' in body && Array.isArray(body.data) ? body.data : [body as Lead] // neither an array nor a page
  return found.filter(({ phone }) => /^\+\d+$/.test(phone))
}

async function refusesBadBodies(url: string, { paths, lead }: Plan): Promise<boolean> {
  const body = JSON.stringify({ ...lead, phone: 42 })
  const headers = { authorization, 'content-type': 'application/json' }
  const { status } = await fetch(url + paths[0], { method: 'POST', headers, body })
  return status >= 400 && status < 500
}
