// How a world comes to be: operations are called and time goes on, as it would with a caller.
import type { Context } from '../context.ts'
import { Problem } from '../domain/problem.ts'
import { after, day } from '../domain/time.ts'
import { worldEnd } from '../domain/worlds.ts'
import type { Workspace } from '../workspace.ts'

/** The parts of a request that plays need, with all that the description would fill in. */
interface Parts {
  path: unknown
  query: unknown
  body: unknown
}
type Success<Result> = Exclude<Result, Problem> extends { body: infer Body } ? Body : never

/** What a world is played with. */
export interface Play {
  /** Calls an operation; what it refuses is a bug of the play. */
  call<Given extends Parts, Result extends { body: unknown } | Problem>(
    operation: (input: Given, context: Context) => Result,
    parts: Partial<Pick<Given, keyof Parts>>,
  ): Success<Result>
  /** Does what no operation does, such as a contact who writes. */
  act<Result>(run: (context: Context) => Result): Result
  /** Lets time go on to an instant of the play, such as `2026-03-03T13:20Z`. */
  until(instant: string): void
  /** An instant of the play as it is in this workspace. */
  at(instant: string): string
  /** A day of the play as it is in this workspace. */
  date(date: string): string
}

/**
 * Plays in a workspace.
 *
 * @param shift how much later than written everything is, in milliseconds: whole weeks, so that weekdays stay
 */
export function playIn(workspace: Workspace, shift: number, move: (until: Date) => void): Play {
  const moved = (instant: string): Date => after(new Date(instant), shift)
  return {
    call(operation, parts) {
      const input = { path: {}, query: {}, body: {}, form: undefined, file: undefined, headers: {}, origin, ...parts }
      const result = workspace.request((context) => operation(input as never, context)) // `parts` are of the operation's type
      if (result instanceof Problem) throw result
      return result.body as Success<typeof result>
    },
    act: (run) => workspace.request(run),
    until: (instant) => move(moved(instant)),
    at: (instant) => moved(instant).toISOString(),
    date: (date) => moved(`${date}T00:00Z`).toISOString().slice(0, 10),
  }
}

/** Where the server is reached, for addresses of pictures; no world sends one. */
const origin = 'http://127.0.0.1:4010'

/** How much later than written a world has to be played to be complete just before a time: whole weeks. */
export const shiftFor = (until: Date): number => {
  const week = 7 * day
  return Math.floor((until.getTime() - worldEnd.getTime()) / week) * week
}
