import { parseArgs } from 'node:util'
import { suggestion } from '../run/suggestion.ts'
import type { Given, Option, Options } from './option.ts'

export type Environment = Record<string, string | undefined>

/** What was asked for, and a sentence on everything that is wrong with it. */
export interface Asked<All extends Options> {
  given: Given<All>
  problems: string[]
}

/** Reads the arguments of a command; where one is left out that the environment may give, the environment. */
export function readArguments<All extends Options>(options: All, args: string[], environment: Environment): Asked<All> {
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  const asked = new Set<string>()
  const read = (name: string, option: Option, text: string | undefined, called: string, isInline = false): void => {
    asked.add(name)
    const problem = problemOf(option, text, called, isInline)
    if (problem) problems.push(problem)
    else values[name] = valueRead(option, text ?? '', values[name])
  }

  const { tokens } = parseArgs({ args, options: syntaxOf(options), strict: false, tokens: true })
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    if (token.kind === 'option') {
      const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
      if (option) read(token.name, option, token.value, token.rawName, token.inlineValue)
      else problems.push(`There is no option ${token.rawName}.${suggestion(token.rawName, namesOf(options))}`)
    } else if (token.kind === 'positional' && !isUnknown(options, before)) problems.push(noOption(token.value))
  }
  for (const [name, option] of Object.entries(options)) {
    const text = option.variable && environment[option.variable]
    if (text && !asked.has(name)) read(name, option, text, `${option.variable} of the environment`, true)
    if (option.needed && !asked.has(name)) problems.push(lacking(name, option))
  }

  return { given: values as Given<All>, problems } // each was read by its own option
}

const namesOf = (options: Options): string[] => Object.keys(options).map((name) => `--${name}`)

function syntaxOf(options: Options) {
  const entries = Object.entries(options).map(([name, { takes, short }]) => {
    const type = takes ? ('string' as const) : ('boolean' as const)
    return [name, { type, multiple: true, ...(short && { short }) }] as const
  })
  return Object.fromEntries(entries)
}

function problemOf(option: Option, text: string | undefined, called: string, isInline: boolean): string | undefined {
  if (!option.takes) return text === undefined ? undefined : `${called} must ${option.must}, not with "${text}".`
  if (text === undefined || (!isInline && text.startsWith('--')))
    return `${called} needs a value. It must ${option.must}.`
  const wrong = partsOf(option, text).find((part) => option.read(part) === undefined)
  if (wrong === undefined) return undefined
  return option.secret ? `${called} must ${option.must}.` : `${called} must ${option.must}, not "${shown(wrong)}".`
}

function valueRead(option: Option, text: string, before: unknown): unknown {
  if (!option.several) return option.read(text)
  return [...(Array.isArray(before) ? before : []), ...partsOf(option, text).map(option.read)]
}

const partsOf = (option: Option, text: string): string[] =>
  option.several ? text.split(',').map((part) => part.trim()) : [text]

/** An address may have a password or a key in it. */
const shown = (text: string): string =>
  text.includes('://') ? text.replace(/\/\/[^/@]*@/, '//…@').replace(/\?.*/, '?…') : text

const lacking = (name: string, { takes, variable }: Option): string =>
  `--${name} ${takes} is needed${variable ? `, or ${variable} in the environment` : ''}.`

/** What follows an option that is none was meant for its value, which may be a secret. */
const isUnknown = (options: Options, token: { kind: string; name?: string } | undefined): boolean =>
  token?.kind === 'option' && !Object.hasOwn(options, token.name ?? '')

/** A key may have come here by mistake. */
const noOption = (text: string): string =>
  /^rl_(test|live)_/.test(text) ? 'A key goes after --api-key.' : `"${text}" is no option. Options begin with --.`
