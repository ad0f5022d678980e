import { count, grouped } from './count.ts'
import type { Progress } from './report.ts'
import { visible } from './visible.ts'

/** Milliseconds between two writings of the line. */
const interval = 100
const barWidth = 20

/** What of a `NodeJS.WriteStream` is needed. */
type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & { write(text: string): unknown }

/**
 * Tells how far a run has come: on a terminal in one line that is written over, elsewhere in a line for each phase as it
 * ends. `now` is in milliseconds.
 */
export function progressLine(
  stream: Stream,
  now = () => performance.now(),
): { update(progress: Progress): void; end(): void } {
  return stream.isTTY ? liveLine(stream, now) : phaseLines(stream)
}

function liveLine(stream: Stream, now: () => number): ReturnType<typeof progressLine> {
  let written: { phase: string; at: number } | undefined
  return {
    update(progress) {
      const at = now()
      if (written?.phase === progress.phase && at - written.at < interval) return
      written = { phase: progress.phase, at }
      // A terminal breaks a line that fills its last column.
      const most = (stream.columns || 80) - 1
      stream.write(`\r\u001B[K${[...lineOf(progress)].slice(0, most).join('')}`)
    },
    end() {
      if (written) stream.write('\r\u001B[K')
      written = undefined
    },
  }
}

function phaseLines(stream: Stream): ReturnType<typeof progressLine> {
  let last: Progress | undefined
  function end(): void {
    if (last) stream.write(`${last.phase}: ${[`${last.done} of ${last.total}`, ...figuresOf(last)].join(', ')}\n`)
    last = undefined
  }
  return {
    update(progress) {
      if (last?.phase !== progress.phase) end()
      last = progress
    },
    end,
  }
}

/** The subject comes last, so that the rest stays where it is. */
function lineOf(progress: Progress): string {
  const { phase, subject, done, total } = progress
  const filled = total > 0 ? Math.min(barWidth, Math.floor((barWidth * done) / total)) : 0
  const bar = '━'.repeat(filled) + '─'.repeat(barWidth - filled)
  const place = `${grouped(done).padStart(grouped(total).length)}/${grouped(total)}`
  return [phase.padEnd(8), bar, place, figuresOf(progress).join(', '), visible(subject)].join('  ').replace(/\s/g, ' ')
}

const figuresOf = ({ requests, failures, seconds }: Progress): string[] => [
  count(requests, 'request'),
  count(failures, 'failure'),
  `${Math.floor(seconds)} s`,
]
