import type { Argument } from '../arguments.ts'
import { lineOf } from '../help-lines.ts'
import { options } from './options.ts'

export const help = `rocketlead-mock sandbox-plan - what many keys take, and what breaks first

Usage: rocketlead-mock sandbox-plan --keys N --requests N [options]

Options
${Object.entries<Argument>(options)
  .map(([name, option]) => lineOf(name, option))
  .join('\n')}

It is computed from what was measured of the Worker, and from the prices and
limits of Cloudflare in November 2026. A month has 30 days.

Example
  rocketlead-mock sandbox-plan --keys 100000 --requests 50 --messages 10`
