import { Temporal } from 'temporal-polyfill'
import { type Fault, Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'
import { localDate } from '../time.ts'

type Totals = Schemas['AgentUsageTotals']
type Entry = Schemas['AgentUsageEntry']

/** What an agent did at an instant. */
export interface AgentUse extends Totals {
  agentId: string
  /** The name that it had then, for when it is deleted. */
  agentName: string
  at: string
}

export const noUse: Totals = {
  conversations: 0,
  messagesGenerated: 0,
  messagesSent: 0,
  handoffs: 0,
  inputTokens: 0,
  outputTokens: 0,
  creditsSpent: 0,
}
// The object above names each counter, and nothing else.
const counters = Object.keys(noUse) as (keyof Totals)[]

/** The sum of each counter. */
export function sum(uses: readonly Totals[]): Totals {
  const total = { ...noUse }
  for (const use of uses) for (const counter of counters) total[counter] += use[counter]
  return total
}

/** Days from the first to the last, both included. */
export interface Days {
  from: string
  to: string
}

/** The most days that are asked for at once. */
const mostDays = 366
const firstDay = '0000-01-01'

/**
 * The days asked for: 30 up to today when nothing is said.
 *
 * @throws Problem `validation_failed` when they are the wrong way round or too many
 */
export function readDays({ from, to }: { from?: string; to?: string }, today: string): Days {
  const last = to ?? today
  const monthBefore = Temporal.PlainDate.from(last).subtract({ days: 29 })
  const first = from ?? (monthBefore.year < 0 ? firstDay : monthBefore.toString())
  if (first > last) throw impossible('order', 'must not be after to')
  const count = Temporal.PlainDate.from(first).until(last, { largestUnit: 'days' }).days + 1
  if (count > mostDays) throw impossible('maximum', `must be at most ${mostDays - 1} days before to`)
  return { from: first, to: last }
}

function impossible(code: string, message: string): Problem {
  const errors: Fault[] = [{ parameter: 'from', code, message }]
  return new Problem('validation_failed', `The request has 1 fault. from ${message}.`, { errors })
}

/** An entry for each agent, the busiest first: those that there are, and those that were when they did something. */
export function usageByAgent(
  days: Days,
  uses: readonly AgentUse[],
  agents: readonly { id: string; name: string }[],
): Schemas['AgentUsage'] {
  const names = new Map([...uses.map((use) => [use.agentId, use.agentName] as const), ...agents.map(named)])
  const byAgent = Map.groupBy(uses, ({ agentId }) => agentId)
  const data = [...names].map(
    ([agentId, agentName]): Entry => ({ agentId, agentName, date: null, ...sum(byAgent.get(agentId) ?? []) }),
  )
  return { ...days, totals: sum(data), data: data.toSorted(busiestFirst) }
}

const named = ({ id, name }: { id: string; name: string }) => [id, name] as const

const busiestFirst = (one: Entry, other: Entry): number =>
  other.messagesGenerated - one.messagesGenerated ||
  other.messagesSent - one.messagesSent ||
  (String(one.agentId) < String(other.agentId) ? -1 : 1)

/** An entry for each day, the oldest first; `agent` is the one whose uses they are, if it is one. */
export function usageByDay(
  days: Days,
  uses: readonly AgentUse[],
  timezone: string,
  agent: { id: string; name: string } | undefined,
): Schemas['AgentUsage'] {
  const byDay = Map.groupBy(uses, ({ at }) => localDate(new Date(at), timezone))
  const data = everyDay(days).map(
    (date): Entry => ({
      agentId: agent?.id ?? null,
      agentName: agent?.name ?? null,
      date,
      ...sum(byDay.get(date) ?? []),
    }),
  )
  return { ...days, totals: sum(data), data }
}

function everyDay({ from, to }: Days): string[] {
  const first = Temporal.PlainDate.from(from)
  const { days } = first.until(to, { largestUnit: 'days' })
  return Array.from({ length: days + 1 }, (_, index) => first.add({ days: index }).toString())
}
