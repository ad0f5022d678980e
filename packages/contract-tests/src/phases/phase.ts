import type { Operation } from '../description/description.ts'
import type { Call } from '../exchange/exchange.ts'
import type { Performed, Session } from '../run/session.ts'
import type { Trial } from '../run/trial.ts'
import { RecipeError } from '../world/recipes.ts'
import type { TestWorld } from '../world/world.ts'

/** What the trials of an operation are made with. */
export interface Scene {
  operation: Operation
  session: Session
  world: TestWorld
  note: Note
}

/** A trial that is made of the good call that there is when its turn comes: a success may have used up the one before. */
export interface Attempt extends Omit<Trial, 'operation' | 'call'> {
  change(good: Call): Call
}

/** Whether requests may be sent that would write something if they were taken. */
export const mayWrite = ({ session }: Scene): boolean => !session.settings.readOnly

/** Makes attempts one after the other, until the run has ended. */
export async function attemptAll(attempts: Iterable<Attempt>, scene: Scene): Promise<void> {
  for (const attempt of attempts) {
    if (scene.session.isOver(scene.operation)) return
    await make(attempt, scene)
  }
}

/** Makes an attempt around the good call that there is; undefined, with a note, when something in it cannot be had. */
export async function make({ change, ...trial }: Attempt, scene: Scene): Promise<Performed | undefined> {
  const { operation, session, world, note } = scene
  countCase(session)
  try {
    return await world.perform({ ...trial, operation, call: change(await world.goodCall(operation)) })
  } catch (error) {
    if (!(error instanceof RecipeError)) throw error
    note(operation.id, `Not everything was tried: ${error.message}`)
    return undefined
  }
}

export function countCase({ counts, phase }: Session): void {
  const count = counts.get(phase)
  if (count) count.cases++
}

/** A call that should succeed; undefined, with a note, when what it needs cannot be had. */
export async function goodCallOf({ operation, world, note }: Scene): Promise<Call | undefined> {
  try {
    const call = await world.goodCall(operation)
    await world.ready(call)
    return call
  } catch (error) {
    if (!(error instanceof RecipeError)) throw error
    note(operation.id, `It was not tried with good values: ${error.message}`)
    return undefined
  }
}

export type Note = (operation: string | undefined, message: string) => void

/** A copy of a call with other parts. */
export const callWith = (call: Call, parts: Partial<Call>): Call => ({ ...call, ...parts })
