// What the mock server and its peers answer per CPU second, drawn for the README of the benchmarks.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './measure/median.ts'
import { type CallName, callNames } from './server/calls.ts'
import { type PeerName, peerNames, peers } from './server/peers/index.ts'
import type { Requests } from './server/requests.ts'

const [left, width, right, top, row] = [220, 440, 32, 52, 26]

/** Requests per CPU second at the ends of the axis, which is logarithmic. */
const [least, most] = [10, 100_000]
const ticks = [10, 100, 1_000, 10_000, 100_000]

/** Colours that can be read on light and on dark pages. */
const text = '#6e7781'
const marks: Record<CallName, { label: string; color: string }> = {
  get: { label: 'get a lead', color: '#1f883d' },
  list: { label: 'list 20 leads', color: '#bf8700' },
  create: { label: 'create a lead', color: '#2f81f7' },
}

/** Variants of ours stand in the tables. */
const variants: PeerName[] = ['rocketleadOnDisk', 'rocketleadUnchecked']
const drawn = peerNames.filter((name) => !variants.includes(name))

export const title = 'Requests per CPU second of the server, on a logarithmic axis'

export function draw(requests: Requests): void {
  const height = top + drawn.length * row
  const size = `width="${left + width + right}" height="${height}"`
  const style = `font-family="system-ui, sans-serif" font-size="13" fill="${text}"`
  const begin = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${title}" ${style}>`
  const lines = [
    begin,
    `<title>${title}</title>`,
    ...legend(),
    ...ticks.flatMap((tick) => axisAt(tick, height)),
    ...drawn.flatMap((name, index) => serverAt(name, top + index * row + row / 2, requests)),
    '</svg>',
  ]
  writeFileSync(join(import.meta.dirname, 'chart.svg'), `${lines.join('\n')}\n`)
}

const legend = (): string[] =>
  callNames.flatMap((name, index) => {
    const [x, { label, color }] = [left + index * 130, marks[name]]
    return [`<circle cx="${x}" cy="12" r="5" fill="${color}"/>`, `<text x="${x + 10}" y="16">${label}</text>`]
  })

function axisAt(tick: number, height: number): string[] {
  const x = placeOf(tick)
  return [
    `<path d="M${x} ${top - 8}V${height}" stroke="${text}" stroke-opacity="0.3"/>`,
    `<text x="${x}" y="${top - 14}" text-anchor="middle" font-size="11">${tick.toLocaleString('en')}</text>`,
  ]
}

function serverAt(name: PeerName, y: number, requests: Requests): string[] {
  const weight = name === 'rocketlead' ? ' font-weight="600"' : ''
  const rates = callNames.map((call) => ({ call, rate: rateOf(requests[call][name]) }))
  const places = rates.map(({ rate }) => placeOf(rate))
  return [
    `<text x="${left - 14}" y="${y + 4}" text-anchor="end"${weight}>${peers[name].label}</text>`,
    `<path d="M${Math.min(...places)} ${y}H${Math.max(...places)}" stroke="${text}" stroke-width="2"/>`,
    ...rates.map(({ call, rate }) => {
      const told = `${marks[call].label}: ${Math.round(rate).toLocaleString('en')}`
      return `<circle cx="${placeOf(rate)}" cy="${y}" r="5" fill="${marks[call].color}"><title>${told}</title></circle>`
    }),
  ]
}

const rateOf = (rounds: { perCpuSecond: number }[] = []): number => median(rounds.map((each) => each.perCpuSecond))

const placeOf = (rate: number): number => Math.round(left + (width * Math.log(rate / least)) / Math.log(most / least))
