import { CannotRun } from '../run/options.ts'
import { version } from '../version.ts'
import { helpText, optionSections, type Section } from './help.ts'
import { common, type Given, type Options } from './option.ts'
import { type Environment, readArguments } from './read.ts'

/** Does what the arguments ask for; gives the exit code. */
export type Command = (args: string[], environment: Environment) => Promise<number>

export interface CommandDescription<All extends Options> {
  /** `rocketlead-contract drift`. */
  name: string
  /** What it is, its usage, and whatever else comes first. */
  head: string
  options: All
  /** What help tells besides the options. */
  sections: Section[]
  /** A sentence on each pair of options that do not go together. */
  contradictions?(given: Given<All>): string[]
  /** @throws CannotRun */
  run(given: Given<All>): Promise<number>
}

/** A command that helps, tells its version, and names everything that is wrong with its options. */
export function command<const All extends Options>(description: CommandDescription<All>): Command {
  const { name, head, options, sections, contradictions = () => [] } = description
  const all = { ...options, ...common }
  return async (args, environment) => {
    const { given, problems } = readArguments(all, args, environment)
    if (given.help) return print(helpText(head, [...optionSections(all), ...sections]))
    if (given.version) return print(version)
    const wrong = [...problems, ...contradictions(given)]
    if (wrong.length > 0) return cannot([...wrong, `See ${name} --help.`])
    try {
      return await description.run(given)
    } catch (error) {
      if (error instanceof CannotRun) return cannot([error.message])
      return cannot(['This is a bug of rocketlead-contract:', error instanceof Error ? `${error.stack}` : `${error}`])
    }
  }
}

function print(text: string): number {
  console.log(text)
  return 0
}

function cannot(lines: string[]): number {
  console.error(lines.join('\n'))
  return 2
}
