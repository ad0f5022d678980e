import { atLeast, atMost, type Goal } from '../measure/goals.ts'
import type { Import } from './measure.ts'

export interface Measured {
  imports: Import[]
}

/** Of the largest import that was measured. */
export function goals({ imports = [] }: Partial<Measured>): Goal[] {
  const [smallest, largest] = [imports[0], imports.at(-1)]
  if (!smallest || !largest) return []
  const sizes = imports.map(({ rows }) => rows)
  const command = `npm run bench -- import ${sizes.join(' ')}`
  const rows = largest.rows.toLocaleString('en')
  return [
    atLeast(0.3, {
      what: `${rows} rows, rows per CPU second beside SQLite alone`,
      value: largest.alone.seconds / largest.seconds,
      command,
    }),
    atMost(1.25, {
      what: `${rows} rows, most memory beside ${smallest.rows.toLocaleString('en')}`,
      value: largest.memory / smallest.memory,
      command,
    }),
  ]
}
