import type { Argument, ValuesOf } from '../arguments.ts'
import type { Use } from './plan.ts'

export const options = {
  keys: {
    takes: 'N',
    about: 'how many keys there are, 1 to 1000000000',
    ...number({ least: 1, most: 1e9, whole: true }),
  },
  requests: {
    takes: 'N',
    about: 'how many requests each key makes a day, 0 to 1000000',
    ...number({ least: 0, most: 1e6 }),
  },
  writes: {
    takes: 'PERCENT',
    about: 'how many of a hundred requests write (default 20)',
    ...number({ least: 0, most: 100 }),
  },
  visits: {
    takes: 'N',
    about:
      'in how many visits a key makes its requests, each of which finds its object put away, as it is after ten seconds (default 1)',
    ...number({ least: 0, most: 1e6 }),
  },
  messages: {
    takes: 'N',
    about: 'how many messages the campaigns of each key send a day (default 0)',
    ...number({ least: 0, most: 1e6 }),
  },
  world: {
    takes: 'NAME',
    about: 'what a key begins with: empty (default) or demo',
    must: 'be empty or demo',
    read: (text: string) => (['empty', 'demo'] as const).find((world) => world === text),
  },
  help: { short: 'h', about: 'print this', must: 'be given without a value', read: () => true },
} as const satisfies Record<string, Argument>

/** What is asked for; nothing when it is not said how many keys and requests. */
export function useOf(given: ValuesOf<typeof options>): Use | undefined {
  const { keys, requests, writes = 20, visits = 1, messages = 0, world = 'empty' } = given
  if (keys === undefined || requests === undefined) return undefined
  return { keys, requests, writes: writes / 100, visits, messages, world }
}

function number({ least, most, whole = false }: { least: number; most: number; whole?: boolean }) {
  return {
    must: `be a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
    read(text: string): number | undefined {
      const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
      return value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : undefined
    },
  }
}
