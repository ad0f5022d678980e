// What happened in a workspace, and how that differs from what should have happened.
import { createHash } from 'node:crypto'
import type { Event } from '../../src/domain/events.ts'
import type { Call } from '../populated.ts'

/** Everything that happened by a time, oldest first. */
export async function eventsBy(until: Date, call: Call): Promise<Event[]> {
  const events: Event[] = []
  let after = 'evt_000000000'
  for (;;) {
    const { body } = await call('GET', `/_mock/events?limit=1000&after=${after}`)
    const page = body.data as Event[] // as the description says
    if (page.length === 0) return events.filter(({ createdAt }) => Date.parse(createdAt) <= until.getTime())
    events.push(...page)
    after = String(body.nextAfter)
  }
}

/** What is wrong with a sequence of events by itself. */
export function disorderIn(events: Event[]): string[] {
  const backwards = events.filter(({ createdAt, id }, index) => {
    const before = events[index - 1]
    return before && (before.createdAt > createdAt || before.id >= id)
  })
  const twice = [...Map.groupBy(events.filter(isOfMessage), toldOf)].filter(([, same]) => same.length > 1)
  return [
    ...backwards.map(({ id, createdAt }) => `${id} of ${createdAt} comes after a later one`),
    ...twice.map(([told]) => `${told} is told twice`),
  ]
}

const isOfMessage = ({ data }: Event): boolean => data.message !== undefined
const toldOf = ({ type, data }: Event): string => `${type} ${data.message?.id}`

/** How many events are not there that should be, and how many are there that should not be, such as a second time. */
export function differenceFrom(expected: Event[], events: Event[]): { lost: number; more: number } {
  const texts = (some: Event[]) => some.map((event) => JSON.stringify(event))
  const missing = new Set(texts(expected))
  const more = texts(events).filter((event) => !missing.delete(event))
  return { lost: missing.size, more: more.length }
}

export const hashOf = (events: unknown): string => createHash('sha256').update(JSON.stringify(events)).digest('hex')

/** On how many days campaigns wrote to somebody. */
export const daysOf = (events: Event[]): number =>
  new Set(events.filter(isOfCampaign).map(({ createdAt }) => createdAt.slice(0, 10))).size

const isOfCampaign = ({ type, data }: Event): boolean => type === 'message.sent' && data.message?.origin === 'campaign'
