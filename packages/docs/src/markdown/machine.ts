import { document, type Ramp } from '../description/document.ts'
import { coldLimitOf } from '../diagrams/ramp.ts'
import { type Move, type States, statesOf } from '../reference/states.ts'
import type { Machine } from '../site/machines.ts'
import { table } from './table.ts'

/** A page about states in Markdown: the tables behind the drawings. */
export function machineMarkdown({ title, summary, schemas }: Machine): string {
  const parts = schemas.flatMap((schema) => [...(schemas.length > 1 ? [`## ${schema}`] : []), ...partOf(schema)])
  return `${[`# ${title}`, summary, ...parts].join('\n\n')}\n`
}

function partOf(schema: string): string[] {
  const ramp = document.components.schemas[schema]?.['x-ramp']
  return ramp ? [rampNote, rampTable(ramp)] : [stateTable(statesOf(schema)), moveTable(statesOf(schema))]
}

/** What the figures of the ramp are. */
export const rampNote =
  'On each of its days a warmup exchanges messages with peers, and the account may write to so many strangers first. The figures are simulated: they are reasoned from what vendors advise for new numbers, and the setting `warmup.profile` chooses among them.'

export const stateTable = ({ states }: States): string =>
  table(
    ['State', 'Meaning'],
    states.map(({ name, meaning, isFinal }) => [`\`${name}\``, sentence(meaning, isFinal)]),
  )

function sentence(meaning: string, isFinal: boolean): string {
  const told = `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`
  return isFinal && !/final/i.test(told) ? `${told} Final.`.trim() : told
}

export const moveTable = ({ moves }: States): string =>
  table(
    ['Move', 'From', 'To', 'By'],
    moves.map((move) => [
      String(move.number),
      move.from.length > 0 ? move.from.map((state) => `\`${state}\``).join(', ') : 'begins',
      `\`${move.to}\``,
      causeOf(move),
    ]),
  )

function causeOf({ by, when, isSimulated }: Move): string {
  const operations = by.map((id) => `\`${id}\``).join(', ')
  const told = operations && when ? `${operations}: ${when}` : operations || (when ?? '')
  return isSimulated ? told : `${told} The mock server does not play this.`
}

export function rampTable(ramp: Ramp): string {
  const profiles = Object.keys(ramp.shares)
  return table(
    ['Day', 'Messages with peers', ...profiles.map((profile) => `First messages, \`${profile}\``)],
    ramp.days.map(({ target }, index) => [
      String(index + 1),
      String(target),
      ...profiles.map((profile) => String(coldLimitOf(ramp, profile, index + 1))),
    ]),
  )
}
