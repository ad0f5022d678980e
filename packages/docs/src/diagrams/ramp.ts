import type { Ramp } from '../description/document.ts'

/** A drawing of the ramp in CSS pixels: a bar a day, and a line of steps for each profile. */
export interface Chart {
  width: number
  height: number
  bars: { x: number; y: number; width: number; height: number }[]
  lines: { profile: string; path: string }[]
  marks: { y: number; value: number }[]
  days: { day: number; x: number }[]
}

const [left, top, bottom] = [40, 12, 26]
const [plotWidth, plotHeight] = [600, 260]

/** First messages to strangers that a profile permits on a day. */
export const coldLimitOf = ({ days, shares }: Ramp, profile: string, day: number): number =>
  Math.floor((days[day - 1]?.coldLimit ?? 0) * (shares[profile] ?? 1))

export function chart(ramp: Ramp): Chart {
  const profiles = Object.keys(ramp.shares)
  const limits = (profile: string) => ramp.days.map((_, index) => coldLimitOf(ramp, profile, index + 1))
  const most = Math.max(...ramp.days.map(({ target }) => target), ...profiles.flatMap(limits))
  const ceiling = Math.ceil(most / 20) * 20
  const step = plotWidth / ramp.days.length
  const y = (value: number) => Math.round(top + plotHeight * (1 - value / ceiling))
  return {
    width: left + plotWidth,
    height: top + plotHeight + bottom,
    bars: ramp.days.map(({ target }, index) => {
      const at = y(target)
      return {
        x: Math.round(left + index * step + step * 0.2),
        y: at,
        width: Math.round(step * 0.6),
        height: y(0) - at,
      }
    }),
    lines: profiles.map((profile) => {
      const steps = limits(profile).map((limit) => `V${y(limit)}h${step.toFixed(2)}`)
      return { profile, path: `M${left} ${y(0)}${steps.join('')}` }
    }),
    marks: Array.from({ length: ceiling / 20 + 1 }, (_, index) => ({ y: y(index * 20), value: index * 20 })),
    days: ramp.days.map((_, index) => ({ day: index + 1, x: Math.round(left + (index + 0.5) * step) })),
  }
}
