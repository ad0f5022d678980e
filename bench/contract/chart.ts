// The faults found by each tool, drawn for the README of the benchmarks.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from './results.ts'
import { countIn } from './tables.ts'
import { tools } from './tools/index.ts'

const file = join(import.meta.dirname, 'chart.svg')
const [labels, bars, row] = [170, 440, 30]

/** Colours that can be read on light and on dark pages. */
const [text, ours, others] = ['#6e7781', '#1f883d', '#8c959f']

export function draw({ faults }: Results): void {
  if (!faults) return
  const { sown, found } = faults
  const measured = Object.entries(tools).flatMap(([name, { label }]) => {
    const verdicts = found[name]
    return verdicts ? [{ label, count: countIn(verdicts), color: name === 'rocketlead' ? ours : others }] : []
  })
  const height = measured.length * row
  const rows = measured.map(({ label, count, color }, index) => {
    const [y, width] = [index * row, Math.max(1, Math.round((bars * count) / sown.length))]
    return [
      `  <text x="${labels - 10}" y="${y + 20}" text-anchor="end">${label}</text>`,
      `  <rect x="${labels}" y="${y + 5}" width="${width}" height="${row - 10}" rx="2" fill="${color}"/>`,
      `  <text x="${labels + width + 8}" y="${y + 20}">${count}</text>`,
    ].join('\n')
  })
  const title = `Faults found, of ${sown.length}`
  const size = `width="${labels + bars + 40}" height="${height}"`
  const style = `font-family="system-ui, sans-serif" font-size="13" fill="${text}"`
  const begin = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${title}" ${style}>`
  writeFileSync(file, `${[begin, `  <title>${title}</title>`, ...rows, '</svg>'].join('\n')}\n`)
}
