import { table } from '../measure/table.ts'
import { type Campaign, isOver, totalOf } from './measure.ts'

export const campaignsTable = (campaigns: Campaign[]): string =>
  table(
    ['leads', 'messages', 'messages per CPU second', 'SQLite alone', 'of that', 'memory by week'],
    campaigns.map((campaign) => {
      const { messages, seconds } = totalOf(campaign)
      const { leads, weeks, alone } = campaign
      return [
        whole(leads),
        `${whole(messages)}${isOver(campaign) ? '' : ` in ${weeks.length} weeks`}`,
        whole(messages / seconds),
        whole(messages / alone.seconds),
        (alone.seconds / seconds).toFixed(2),
        weeks.map(({ memory }) => `${memory} MB`).join(', '),
      ]
    }),
  )

const whole = (value: number): string => Math.round(value).toLocaleString('en')
