import { on } from './values.ts'

/** An option of a command, in the order in which help tells of it. */
export interface Option<Value = unknown> {
  group: string
  /** What help calls its value; a switch has none. */
  takes?: string
  /** One letter that stands for it. */
  short?: string
  /** Given several times, or several values with commas between them, it has them all. */
  several?: boolean
  /** The variable of the environment that gives it where it is left out. */
  variable?: string
  /** Its value is not shown, not even when it is wrong. */
  secret?: boolean
  /** The command cannot do without it. */
  needed?: boolean
  about: string
  /** What a value has to be, as in `--seed must be ...`. */
  must: string
  /** The value, or nothing when it is none. */
  read(text: string): Value | undefined
}

export type Options = Record<string, Option>

type ValueOf<One extends Option> = NonNullable<ReturnType<One['read']>>

/** The values of the options that were given. */
export type Given<All extends Options> = {
  [Name in keyof All]?: All[Name] extends { several: true } ? ValueOf<All[Name]>[] : ValueOf<All[Name]>
}

/** What every command has. */
export const common = {
  help: { group: 'Output', short: 'h', about: 'print this', ...on() },
  version: { group: 'Output', short: 'v', about: 'print the version', ...on() },
} as const satisfies Options
