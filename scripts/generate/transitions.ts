import type { Document, Schema, Transition } from './document.ts'

/** The state machines of the description, one constant each, and the ramp of a warmup. */
export function transitions(document: Document): string {
  const schemas = Object.entries(document.components.schemas)
  const machines = schemas.flatMap(([name, { enum: values, 'x-transitions': moves }]) =>
    moves ? machine(name, (values ?? []).map(String), moves) : [],
  )
  const ramps = schemas.flatMap(([name, schema]) => (schema['x-ramp'] ? ramp(name, schema['x-ramp']) : []))
  return [preamble, ...machines, ...ramps].join('\n')
}

const preamble = `import type { components } from './openapi/schema.ts'

type Schemas = components['schemas']

/** The moves between the states of a record, by calls or by itself. */
export interface Machine<State extends string, Call extends string = string> {
  name: string
  /** The states in which a record can begin. */
  begins: readonly State[]
  /** Where it can go from each state, by whatever. */
  next: Readonly<Record<State, readonly State[]>>
  /** Where each call can bring it. */
  calls: Readonly<Record<Call, Readonly<Partial<Record<State, readonly State[]>>>>>
}
`

/** What the mock server never does is left out. */
function machine(name: string, states: string[], moves: Transition[]): string {
  const made = moves.filter(({ simulated }) => simulated !== false)
  const calls = [...new Set(made.flatMap(({ from, by = [] }) => (from ? by : [])))]
  const type = `Machine<Schemas['${name}'], ${calls.map((call) => `'${call}'`).join(' | ') || 'never'}>`
  const next = states.map((state) => `    ${state}: ${JSON.stringify(leadingTo(states, made, state))},\n`)
  const byCall = calls.map((call) => `    '${call}': ${JSON.stringify(waysBy(call, states, made))},\n`)
  return `export const ${constant(name)}: ${type} = {
  name: '${name}',
  begins: ${JSON.stringify(leadingTo(states, made))},
  next: {\n${next.join('')}  },
  calls: {\n${byCall.join('')}  },
}
`
}

/** Where moves lead from a state, or to begin with, in the order of the states. */
const leadingTo = (states: string[], moves: Transition[], state?: string): string[] =>
  states.filter((other) => moves.some(({ from, to }) => to === other && (state ? from?.includes(state) : !from)))

/** Where one call leads from those states that it leads on. */
function waysBy(call: string, states: string[], moves: Transition[]): Record<string, string[]> {
  const its = moves.filter(({ by }) => by?.includes(call))
  const ways = states.map((state) => [state, leadingTo(states, its, state)] as const)
  return Object.fromEntries(ways.filter(([, others]) => others.length > 0))
}

function ramp(name: string, { days, shares }: NonNullable<Schema['x-ramp']>): string {
  const type = `{ days: readonly { target: number; coldLimit: number }[]; shares: Readonly<Record<Schemas['${name}'], number>> }`
  return `/**
 * For each day of a warmup the messages to exchange with peers, and the first messages to strangers that are permitted;
 * and how much of the latter each profile permits.
 */
export const ramp: ${type} = {
  days: [\n${days.map((day) => `    ${JSON.stringify(day)},\n`).join('')}  ],
  shares: ${JSON.stringify(shares)},
}
`
}

/** `AccountStatus` -> `accountStatus` */
const constant = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
