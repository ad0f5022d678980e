import { count } from '../count.ts'
import type { Failure } from '../report.ts'
import { visible } from '../visible.ts'
import type { Paint } from './paint.ts'
import { padded, wrapped } from './text.ts'

/** Failures that are shown in full. */
const most = 20
/** Lines of what was expected and of what was there. */
const mostLines = 12
const indent = '   '
const gap = '   '
/** Columns that one of two texts side by side needs to be read well. */
const narrowest = 34

export function failureLines(failures: Failure[], width: number, paint: Paint): string[] {
  const lines = failures
    .slice(0, most)
    .flatMap((failure, index) => [...oneFailure(failure, index + 1, width, paint), ''])
  const left = failures.length - most
  return left > 0 ? [...lines, `... and ${count(left, 'more failure')}, see the report.`] : lines.slice(0, -1)
}

function oneFailure(failure: Failure, number: number, width: number, paint: Paint): string[] {
  const { operation, method, path, phase, check, message, curl, times } = failure
  const met = times === 1 ? 'once' : `${count(times, 'time')}`
  const room = width - indent.length
  const head = `${paint(['bold', 'red'], `${number}. ${visible(operation)}`)}  ${visible(`${method} ${path}`)}`
  const body = [
    ...wrapped(failure.case, room),
    ...wrapped(message, room),
    paint('dim', `${check}, in ${phase}, met ${met}`),
    '',
    ...comparison(failure, room, paint),
    '',
    ...curl.flatMap((line) => visible(line).split('\n')),
  ]
  return [head, ...body.map((line) => (line === '' ? '' : indent + line))]
}

/** Side by side when there is room for both. */
function comparison({ expected, actual }: Failure, width: number, paint: Paint): string[] {
  const column = Math.floor((width - gap.length) / 2)
  if (column < narrowest) {
    return [
      paint('green', 'expected'),
      ...shortened(expected, width),
      paint('red', 'actual'),
      ...shortened(actual, width),
    ]
  }
  const left = shortened(expected, column)
  const right = shortened(actual, column)
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) =>
    (padded(left[row] ?? '', column) + gap + (right[row] ?? '')).trimEnd(),
  )
  return [`${paint('green', 'expected'.padEnd(column))}${gap}${paint('red', 'actual')}`, ...rows]
}

function shortened(text: string, width: number): string[] {
  const lines = wrapped(text, width)
  if (lines.length <= mostLines) return lines
  return [...lines.slice(0, mostLines - 1), `... ${count(lines.length - mostLines + 1, 'more line')}`]
}
