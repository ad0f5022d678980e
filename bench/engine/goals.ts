import { atLeast, atMost, type Goal } from '../measure/goals.ts'
import { type Campaign, isOver, totalOf, type Week } from './measure.ts'

export interface Measured {
  campaigns: Campaign[]
}

/** Those of which only the first weeks were simulated are compared in their first week. */
export function goals({ campaigns = [] }: Partial<Measured>): Goal[] {
  const [smallest, largest] = [campaigns.find(isOver), campaigns.findLast(isOver)]
  if (!smallest || !largest) return []
  const command = `npm run bench -- engine ${campaigns.map(({ leads }) => leads).join(' ')}`
  const linear = (of: string, [fewer, more]: [Campaign, Campaign], costOf: (campaign: Campaign) => number): Goal =>
    atMost(1.25, {
      what: `CPU time of ${of} with ${leadsOf(more)} leads beside ${leadsOf(fewer)}`,
      value: costOf(more) / costOf(fewer),
      command,
    })
  return [
    atLeast(0.3, {
      what: `${leadsOf(largest)} leads, messages per CPU second beside their rows by SQLite alone`,
      value: largest.alone.seconds / totalOf(largest).seconds,
      command,
    }),
    linear('a message', [smallest, largest], (campaign) => cost(totalOf(campaign))),
    ...campaigns
      .filter((campaign) => !isOver(campaign))
      .map((campaign) =>
        linear('a message of the first week', [largest, campaign], ({ weeks: [first] }) => cost(first)),
      ),
  ]
}

const leadsOf = ({ leads }: Campaign): string => leads.toLocaleString('en')

const cost = ({ seconds, messages }: Pick<Week, 'seconds' | 'messages'> = { seconds: 0, messages: 0 }): number =>
  seconds / messages
