/** What a benchmark is to reach, and what it reached when it was measured last. */
export interface Goal {
  what: string
  /** As it is written: `<= 3 ms`. */
  goal: string
  measured: string
  met: boolean
  /** Measures it again. */
  command: string
}

export interface Figure {
  what: string
  value: number
  /** `ms`, `s`; without one it is a ratio or a count. */
  unit?: string
  command: string
}

export const atMost = (limit: number, figure: Figure): Goal => goal('<=', limit, figure.value <= limit, figure)

export const atLeast = (limit: number, figure: Figure): Goal => goal('>=', limit, figure.value >= limit, figure)

function goal(sign: string, limit: number, met: boolean, { what, value, unit, command }: Figure): Goal {
  const told = (amount: number) => [written(amount), unit].filter(Boolean).join(' ')
  return { what, goal: `${sign} ${told(limit)}`, measured: told(value), met, command }
}

/** To three digits; whole numbers to all of theirs. */
function written(value: number): string {
  const rounded = Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value)
  return rounded.toLocaleString('en', { maximumFractionDigits: 20 })
}
