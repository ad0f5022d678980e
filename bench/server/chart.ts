// Requests per CPU second of each server, drawn for the README of the benchmarks.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median } from '../measure/median.ts'
import { type CallName, callNames } from './calls.ts'
import { peers } from './peers/index.ts'
import type { Requests } from './requests.ts'

const file = join(import.meta.dirname, 'chart.svg')
const [labels, bars, numbers, row, gap] = [210, 400, 70, 24, 44]

/** Colours that can be read on light and on dark pages. */
const [text, ours, others] = ['#6e7781', '#1f883d', '#8c959f']

export const title = 'Requests per CPU second of the server'
const titles: Record<CallName, string> = { get: 'get a lead', list: 'list 20 leads', create: 'create a lead' }
const drawn = Object.entries(peers).filter(([name]) => name !== 'rocketleadOnDisk' && name !== 'rocketleadUnchecked')
const height = gap + drawn.length * row

export function draw(requests: Requests): void {
  const size = `width="${labels + bars + numbers}" height="${callNames.length * height}"`
  const style = `font-family="system-ui, sans-serif" font-size="13" fill="${text}"`
  const begin = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${title}" ${style}>`
  const parts = callNames.map((name, index) => partOf(requests, name, index * height))
  writeFileSync(file, `${[begin, `  <title>${title}</title>`, ...parts, '</svg>'].join('\n')}\n`)
}

function partOf(requests: Requests, name: CallName, top: number): string {
  const rates = drawn.map(([peer, { label }]) => {
    const rate = Math.round(median((requests[name][peer] ?? []).map(({ perCpuSecond }) => perCpuSecond)))
    return { label, rate, color: peer === 'rocketlead' ? ours : others }
  })
  const most = Math.max(...rates.map(({ rate }) => rate))
  const rows = rates.map(({ label, rate, color }, index) => {
    const [y, width] = [top + gap + index * row, Math.max(1, Math.round((bars * rate) / most))]
    return [
      `  <text x="${labels - 10}" y="${y + 14}" text-anchor="end">${label}</text>`,
      `  <rect x="${labels}" y="${y + 2}" width="${width}" height="${row - 8}" rx="2" fill="${color}"/>`,
      `  <text x="${labels + width + 8}" y="${y + 14}">${rate.toLocaleString('en')}</text>`,
    ].join('\n')
  })
  return [`  <text x="${labels}" y="${top + gap - 12}" font-weight="600">${titles[name]}</text>`, ...rows].join('\n')
}
