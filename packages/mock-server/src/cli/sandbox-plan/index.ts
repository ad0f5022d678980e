import { readBy } from '../arguments.ts'
import { figures } from './figures.ts'
import { help } from './help.ts'
import { options, useOf } from './options.ts'
import { planOf } from './plan.ts'
import { report } from './report.ts'

/** Prints the plan that the arguments ask for; gives the exit code. */
export function run(args: string[]): number {
  const { given, problems, named } = readBy(options, args)
  if (given.help) return print(help)
  const missing = (['keys', 'requests'] as const).filter((name) => !named.has(name))
  const all = [...missing.map((name) => `--${name} is missing.`), ...problems]
  const use = useOf(given)
  if (!use || all.length > 0) {
    console.error(`${all.join('\n')}\nSee rocketlead-mock sandbox-plan --help.`)
    return 2
  }
  return print(report(use, planOf(use, figures), figures))
}

function print(text: string): number {
  console.log(text)
  return 0
}
