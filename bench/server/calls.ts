// The three calls that are measured, and the leads that they are about.
export const callNames = ['get', 'list', 'create'] as const
export type CallName = (typeof callNames)[number]

/** Requests of one kind, no two in a row the same. */
export interface Plan {
  method: 'GET' | 'POST'
  /** Asked in turn. */
  paths: string[]
  /** Sent as JSON, each time with a phone number that no lead has yet. */
  lead?: Record<string, unknown>
}

export type Plans = Record<CallName, Plan>

export interface Lead extends Record<string, unknown> {
  phone: string
}

/** Any key of this form is a workspace of its own; the peers check at most that there is one. */
export const authorization = 'Bearer rl_test_bench'

/** The first answer of a server is to this. */
export const firstPath = '/api/v1/accounts'

export const pageSize = 20

/** The phone number of the lead of a row, counted from 0. */
export const phoneOf = (row: number): string => `+1${2_025_000_000 + row}`

/** A phone number that no row has, each once. */
export const newPhoneOf = (index: number): string => `+1${3_125_550_000 + index}`

const newLead = {
  firstName: 'Maya',
  lastName: 'Lindqvist',
  email: 'maya@lantern.example',
  company: 'Lantern Books',
  tags: ['wholesale', 'spring'],
}

export const createAt = (path: string): Plan => ({ method: 'POST', paths: [path], lead: newLead })

export const getAt = (paths: string[]): Plan => ({ method: 'GET', paths })

/** The plans of those that follow the description: a lead is read by its phone number, since no operation takes its id. */
export function describedPlans(phones: string[], pages: string[], leadListId: string): Plans {
  return {
    get: getAt(phones.map((phone) => `/api/v1/leads?phone=${encodeURIComponent(phone)}`)),
    list: getAt(pages),
    create: createAt(`/api/v1/lead-lists/${leadListId}/leads`),
  }
}

/** The path of a page of leads; without a cursor the first. */
export const pageAt = (cursor?: string | null): string =>
  `/api/v1/leads?limit=${pageSize}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
