import { hasColor } from './color.ts'
import { command } from './command.ts'
import { defined } from './defined.ts'
import type { Given, Options } from './option.ts'
import { text } from './values.ts'

const options = {
  har: {
    group: 'Options',
    takes: 'FILE',
    needed: true,
    about: 'traffic as a HAR file: of a browser, a proxy, or rocketlead-contract record',
    ...text('a HAR file, such as traffic.har'),
  },
  spec: {
    group: 'Options',
    takes: 'FILE',
    about: 'the OpenAPI description (default: that of the Rocketlead API)',
    ...text('a file of an OpenAPI description, such as openapi.yaml'),
  },
  patch: {
    group: 'Options',
    takes: 'FILE',
    about: 'write there what would make the description right, for git apply',
    ...text('a file to write to, such as drift.patch'),
  },
} as const satisfies Options

/** Holds recorded traffic against a description. */
export const drift = command({
  name: 'rocketlead-contract drift',
  head: `rocketlead-contract drift - how recorded traffic differs from the description

Usage: rocketlead-contract drift --har FILE [--spec FILE] [--patch FILE]`,
  options,
  sections: [
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'no difference'],
        ['1', 'differences'],
        ['2', 'an option is wrong, or a file cannot be used'],
      ],
    },
  ],
  run,
})

async function run({ har = '', spec, patch }: Given<typeof options>): Promise<number> {
  const { drift } = await import('../drift/index.ts')
  const color = hasColor(process.env, process.stdout)
  const { findings, text } = await drift({ har, color, ...defined({ description: spec, patch }) })
  console.log(text.trimEnd())
  if (patch) console.error(`The patch is in ${patch}.`)
  return findings.length > 0 ? 1 : 0
}
