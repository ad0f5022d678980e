import { grouped } from '../count.ts'
import { coverageOf, shareOf } from '../coverage.ts'
import type { Report } from '../report.ts'
import type { Paint } from './paint.ts'

const barWidth = 20

export function coverageLines(report: Report, width: number, paint: Paint): string[] {
  const rows = coverageOf(report).map((coverage) => ({
    name: coverage.name,
    figures: `${grouped(coverage.tested)} of ${grouped(coverage.total)}`,
    share: shareOf(coverage),
    remark: coverage.remark,
  }))
  const nameWidth = Math.max(...rows.map(({ name }) => name.length))
  const figuresWidth = Math.max(...rows.map(({ figures }) => figures.length))
  const hasBar = width >= nameWidth + figuresWidth + barWidth + 32
  return rows.map(({ name, figures, share, remark }) =>
    [
      '',
      name.padEnd(nameWidth),
      figures.padStart(figuresWidth),
      ...(hasBar ? [paint(share === 100 ? 'green' : 'yellow', bar(share))] : []),
      `${share} %`.padStart(5),
      ...(remark ? [paint('dim', remark)] : []),
    ].join('  '),
  )
}

function bar(share: number): string {
  const filled = Math.floor((barWidth * share) / 100)
  return '━'.repeat(filled) + '─'.repeat(barWidth - filled)
}
