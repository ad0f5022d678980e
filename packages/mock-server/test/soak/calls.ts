// What is called: every operation of both descriptions, with each of its examples.
import { routes as controlRoutes } from '../../generated/control/routes.ts'
import { routes } from '../../generated/openapi/routes.ts'
import type { Route } from '../../src/http/route.ts'
import { examples, pathIn } from '../populated.ts'

/** A call that is ready to be sent. */
export interface Planned {
  operation: string
  method: string
  path: string
  body: string | FormData | undefined
}

const all: readonly Route[] = [...routes, ...controlRoutes]

/** What takes the world away, which a round does once and by itself. */
const ends = (row: Route): boolean =>
  row.id === 'leads.bulkDelete' || (row.method === 'DELETE' && row.id !== 'workspace.remove')
/** Time goes on by itself, a round begins and ends its world, and faults have a time of their own. */
const apart = /^(?:clock\.(?:set|advance)|workspace\.(?:reset|remove)|faults\.create|events\.stream)$/

const gentle = all.filter((row) => !ends(row) && !apart.test(row.id))
const faults = all.filter(({ id }) => id === 'faults.create')

/** How many operations there are to be called. */
export const operations = all.length

export const everyCall = (ids: Record<string, string>): Planned[] => gentle.flatMap((row) => callsOf(row, ids))
export const everyFault = (ids: Record<string, string>): Planned[] => faults.flatMap((row) => callsOf(row, ids))
export const everyEnd = (ids: Record<string, string>): Planned[] => all.filter(ends).flatMap((row) => callsOf(row, ids))

const callsOf = (row: Route, ids: Record<string, string>): Planned[] =>
  bodiesOf(row).map((body) => ({ operation: row.id, method: row.method, path: pathIn(ids, row), body }))

function bodiesOf(row: Route): Planned['body'][] {
  if (!row.body) return [undefined]
  const form = row.body.types.includes('multipart/form-data') ? [formOf(row)] : []
  return [...examples(row).map((example) => JSON.stringify(example)), ...form]
}

function formOf({ id }: Route): FormData {
  const form = new FormData()
  const isImport = id.endsWith('importLeads')
  const content = isImport ? 'phone,firstName\n+12025550143,Ben\n+12025550144,Chiara\n' : 'Beans and more.'
  form.set(
    'file',
    new File([content], isImport ? 'leads.csv' : 'beans.txt', { type: isImport ? 'text/csv' : 'text/plain' }),
  )
  return form
}
