import { atLeast, type Goal } from '../measure/goals.ts'
import type { Measured } from './results.ts'
import type { Speed } from './speed.ts'

export function goals({ speed }: Partial<Measured>): Goal[] {
  const { rocketlead, portman, specmatic } = speed ?? {}
  const goal = (peer: string, limit: number, theirs?: Speed) =>
    rocketlead && theirs
      ? [
          atLeast(limit, {
            what: `checks a second beside ${peer}`,
            value: checksASecond(rocketlead) / checksASecond(theirs),
            command: 'npm run bench -- contract speed',
          }),
        ]
      : []
  return [...goal('Portman with newman', 10, portman), ...goal('Specmatic', 5, specmatic)]
}

const checksASecond = ({ checks, seconds }: Speed): number => checks / seconds
