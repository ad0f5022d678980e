import { parseArgs } from 'node:util'
import { type Given, type Option, type OptionName, options } from './options.ts'

/** What was asked for, and a sentence on everything that is wrong with it. */
export interface Asked {
  given: Given
  problems: string[]
}

type Environment = Record<string, string | undefined>

const optionOf = (name: string): Option | undefined =>
  Object.hasOwn(options, name) ? options[name as OptionName] : undefined

const syntax = Object.fromEntries(
  Object.entries<Option>(options).map(([name, { takes, short }]) => [
    name,
    { type: takes ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
  ]),
)

/** Reads the arguments; where one is left out that the environment may give, the environment. */
export function readArguments(args: string[], environment: Environment): Asked {
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  const read = (name: string, text: string | undefined, called: string, isInline = false): void => {
    const option = optionOf(name)
    const problem = problemOf(option, text, called, isInline)
    if (problem) problems.push(problem)
    else values[name] = option?.read(text ?? '')
  }

  const { tokens } = parseArgs({ args: withBareValues(args), options: syntax, strict: false, tokens: true })
  const asksForPort = tokens.some((token) => token.kind === 'option' && token.name === 'port')
  if (environment.PORT && !asksForPort) read('port', environment.PORT, 'PORT of the environment')
  for (const token of tokens) {
    if (token.kind === 'option') read(token.name, token.value, token.rawName, token.inlineValue)
    if (token.kind === 'positional') problems.push(`"${token.value}" is no option. Options begin with --.`)
  }

  const given = values as Given // each was read by its own option
  return { given, problems: [...problems, ...contradictions(given)] }
}

/** An option that needs no value gets the one that it has without, so that it takes no other option for its value. */
function withBareValues(args: string[]): string[] {
  return args.map((arg, index) => {
    const bare = arg.startsWith('--') ? optionOf(arg.slice(2))?.bare : undefined
    const next = args[index + 1]
    return bare !== undefined && (next === undefined || next.startsWith('-')) ? `${arg}=${bare}` : arg
  })
}

function problemOf(
  option: Option | undefined,
  text: string | undefined,
  called: string,
  isInline: boolean | undefined,
): string | undefined {
  if (!option) return `There is no option ${called}.`
  if (!option.takes) return text === undefined ? undefined : `${called} must ${option.must}, not with "${text}".`
  if (text === undefined || (!isInline && text.startsWith('--')))
    return `${called} needs a value. It must ${option.must}.`
  return option.read(text) === undefined ? `${called} must ${option.must}, not "${text}".` : undefined
}

function contradictions({ clock, speed, quiet, events }: Given): string[] {
  return [
    clock === 'frozen' && speed !== undefined && '--speed is for a running clock. Leave it or --clock frozen out.',
    quiet && events && '--events prints what --quiet keeps silent. Leave one of them out.',
  ].filter((problem) => typeof problem === 'string')
}
