import { parseArgs } from 'node:util'

/** What can be asked for on a command line. */
export interface Argument<Value = unknown> {
  /** What help calls its value; a switch has none. */
  takes?: string
  /** One letter that stands for it. */
  short?: string
  /** The value that it has when none is given, if it needs none. */
  bare?: string
  about: string
  /** What a value has to be, as in `--port must be ...`. */
  must: string
  /** The value, or nothing when it is none. */
  read(text: string): Value | undefined
}

/** The values of the options of a table that were given. */
export type ValuesOf<Options extends Record<string, Argument>> = {
  [Name in keyof Options]?: NonNullable<ReturnType<Options[Name]['read']>>
}

type Table = Record<string, Argument>

/** What was asked for, and a sentence on everything that is wrong with it. */
export interface Asked<Values> {
  given: Values
  problems: string[]
  /** The options that were named, well or not. */
  named: Set<string>
}

/** Reads arguments by a table of options. */
export function readBy<Options extends Table>(table: Options, args: string[]): Asked<ValuesOf<Options>> {
  const optionOf = (name: string): Argument | undefined => (Object.hasOwn(table, name) ? table[name] : undefined)
  const given: Record<string, unknown> = {}
  const problems: string[] = []
  const named = new Set<string>()
  const whole = withBareValues(args, (name) => optionOf(name)?.bare)
  const { tokens } = parseArgs({ args: whole, options: syntaxOf(table), strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`"${token.value}" is no option. Options begin with --.`)
    if (token.kind !== 'option') continue
    const option = optionOf(token.name)
    const problem = problemOf(option, token.value, token.rawName, token.inlineValue)
    named.add(token.name)
    if (problem) problems.push(problem)
    else given[token.name] = option?.read(token.value ?? '')
  }
  return { given: given as ValuesOf<Options>, problems, named } // each was read by its own option
}

const syntaxOf = (table: Table) =>
  Object.fromEntries(
    Object.entries(table).map(([name, { takes, short }]) => [
      name,
      { type: takes ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
    ]),
  )

/** An option that needs no value gets the one that it has without, so that it takes no other option for its value. */
function withBareValues(args: string[], bareOf: (name: string) => string | undefined): string[] {
  return args.map((arg, index) => {
    const bare = arg.startsWith('--') ? bareOf(arg.slice(2)) : undefined
    const next = args[index + 1]
    return bare !== undefined && (next === undefined || next.startsWith('-')) ? `${arg}=${bare}` : arg
  })
}

/** A sentence on what is wrong with a value, if anything is. */
export function problemOf(
  option: Argument | undefined,
  text: string | undefined,
  called: string,
  isInline?: boolean,
): string | undefined {
  if (!option) return `There is no option ${called}.`
  if (!option.takes) return text === undefined ? undefined : `${called} must ${option.must}, not with "${text}".`
  if (text === undefined || (!isInline && text.startsWith('--')))
    return `${called} needs a value. It must ${option.must}.`
  return option.read(text) === undefined ? `${called} must ${option.must}, not "${text}".` : undefined
}
