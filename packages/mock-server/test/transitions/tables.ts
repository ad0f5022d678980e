import { readFileSync } from 'node:fs'

interface Transition {
  from?: string[]
  to: string
  by?: string[]
  simulated?: boolean
}

const description: { components: { schemas: Record<string, { 'x-transitions'?: Transition[] }> } } = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@rocketlead/openapi')), 'utf8'),
)

const tables = new Map(
  Object.entries(description.components.schemas).flatMap(([name, { 'x-transitions': table }]) =>
    table ? [[name, table.filter(({ simulated }) => simulated !== false)] as const] : [],
  ),
)

/** The enums of the description that are state machines. */
export const machines = [...tables.keys()]

/** A move from a state, or from none to begin with, in words. */
export const move = (from: string | null, to: string, call?: string): string =>
  `${from ?? 'nothing'} to ${to}, ${call ? `by ${call}` : 'by itself'}`

/** Every move that the mock server makes by a table of the description. */
export const movesOf = (machine: string): string[] =>
  (tables.get(machine) ?? []).flatMap(({ from = [null], to, by = [undefined] }) =>
    from.flatMap((start) => by.map((call) => move(start, to, call))),
  )
