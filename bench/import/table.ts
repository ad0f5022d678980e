import { table } from '../measure/table.ts'
import type { Import } from './measure.ts'

export const importsTable = (imports: Import[]): string =>
  table(
    ['rows', 'rows per CPU second', 'SQLite alone', 'of that', 'memory'],
    imports.map(({ rows, seconds, memory, alone }) => [
      whole(rows),
      whole(rows / seconds),
      whole(rows / alone.seconds),
      (alone.seconds / seconds).toFixed(2),
      `${memory} MB`,
    ]),
  )

const whole = (value: number): string => Math.round(value).toLocaleString('en')
