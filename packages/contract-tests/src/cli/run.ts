import type { Command } from './command.ts'
import { contract } from './contract.ts'
import { drift } from './drift.ts'
import type { Environment } from './read.ts'
import { record } from './record.ts'

const commands: Record<string, Command> = { drift, record }

/** Does what the arguments ask for; gives the exit code, which help explains. */
export function run(args: string[], environment: Environment): Promise<number> {
  const [name = '', ...rest] = args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  return command ? command(rest, environment) : contract(args, environment)
}
