import { document } from '../description/document.ts'
import { meaningsOf } from './words.ts'

/** The states that records of a schema can have, and the moves between them. */
export interface States {
  schema: string
  states: { name: string; meaning: string; isFinal: boolean }[]
  moves: Move[]
}
/** One row of the table: a way, or several that are alike, from states to a state. */
export interface Move {
  /** What marks it in the drawing. */
  number: number
  /** Empty for how a record begins. */
  from: string[]
  to: string
  /** The operations that bring it about. */
  by: string[]
  /** What has to be so, or what brings it about by itself. */
  when: string | undefined
  isSimulated: boolean
}

/** @throws Error for a schema that has no transitions */
export function statesOf(schema: string): States {
  const described = document.components.schemas[schema] ?? {}
  const transitions = described['x-transitions']
  if (!transitions) throw new Error(`${schema} has no x-transitions.`)
  const values = described.enum ?? []
  const meanings = meaningsOf(described.description ?? '', values)
  return {
    schema,
    states: values.map((value) => ({
      name: String(value),
      meaning: meanings.get(value) ?? '',
      isFinal: !transitions.some(({ from = [] }) => from.includes(String(value))),
    })),
    moves: transitions.map(({ from = [], to, by = [], when, simulated = true }, index) => ({
      ...{ number: index + 1, from, to, by, when },
      isSimulated: simulated,
    })),
  }
}
