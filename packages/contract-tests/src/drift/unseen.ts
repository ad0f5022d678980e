import { collector, type Found } from './found.ts'
import type { Going } from './going.ts'
import type { DescribedOperation } from './operations.ts'
import { child, entries, type Place } from './sources.ts'

/** What is described and never occurred: operations; of the others statuses; of what was answered properties. */
export function unseen(going: Going, operations: readonly DescribedOperation[]): Found[] {
  const { all, add } = collector()
  const note = (place: Place, name: string, subject: string, operation?: string) =>
    add({ kind: 'unseen', place, name, subject, exchange: -1, ...(operation === undefined ? {} : { operation }) })

  for (const operation of operations) {
    const statuses = going.statuses.get(operation)
    if (!statuses) {
      note(operation.place, operation.id, 'operation', operation.id)
      continue
    }
    for (const [status, { place }] of operation.responses) {
      if (!going.visits.has(place)) note(place, status, 'answer', operation.id)
    }
  }
  for (const [place, names] of going.names) {
    for (const [name, property] of entries(child(place, 'properties'))) {
      if (!names.has(name) && going.visits.get(place)) note(property, name, 'property')
    }
  }
  return all
}
