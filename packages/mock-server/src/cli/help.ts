import { lineOf, row } from './help-lines.ts'
import { type Option, options } from './options.ts'

const entries = Object.entries<Option>(options)
const groups = [...new Set(entries.map(([, { group }]) => group))]

export const help = `rocketlead-mock - the Rocketlead API as a stateful server on this machine

Usage: rocketlead-mock [options]
       rocketlead-mock sandbox-plan   what many keys would cost on Cloudflare

${groups.map((group) => `${group}\n${linesOf(group).join('\n')}`).join('\n\n')}

Environment
${row('PORT', 'the port, where --port is left out')}
${row('NO_COLOR, FORCE_COLOR', 'without colours, or with them where stdout is no terminal')}

Examples
  rocketlead-mock --data .rocketlead       go on tomorrow where it stops today
  rocketlead-mock --speed 3600 --events    an hour a second, and what happens
  rocketlead-mock --clock frozen --port 0  for tests, which move the time

Any key that starts with rl_test_ is a workspace of its own, made on first use.
The control plane is under /_mock of the same address.

Exit codes
  0  it was stopped by Ctrl+C or SIGTERM, or printed what was asked for
  1  it could not start, or was stopped a second time before it was done
  2  an option is wrong`

function linesOf(group: string): string[] {
  return entries.filter(([, option]) => option.group === group).map(([name, option]) => lineOf(name, option))
}
