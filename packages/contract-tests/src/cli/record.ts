import { once } from 'node:events'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { command } from './command.ts'
import { defined } from './defined.ts'
import type { Given, Options } from './option.ts'
import { stopBySignal } from './stop.ts'
import { address, on, text, wholeNumber } from './values.ts'
import { writing } from './writing.ts'

const options = {
  target: {
    group: 'Options',
    takes: 'URL',
    needed: true,
    about: 'the server that calls are passed on to',
    ...address('https://api.example.com'),
  },
  har: {
    group: 'Options',
    takes: 'FILE',
    needed: true,
    about: 'the HAR file that is written when it is stopped; keys and cookies are left out',
    ...text('a file to write to, such as traffic.har'),
  },
  port: {
    group: 'Options',
    takes: 'N',
    about: 'port to listen on, at 127.0.0.1 (default: any free one)',
    ...wholeNumber(0, 65_535),
  },
  quiet: {
    group: 'Options',
    about: 'print where it listens and nothing else; troubles still go to stderr',
    ...on(),
  },
} as const satisfies Options

/** Passes calls on to a server, and writes down what was said. */
export const record = command({
  name: 'rocketlead-contract record',
  head: `rocketlead-contract record - a proxy that records traffic for drift

Usage: rocketlead-contract record --target URL --har FILE [--port N]

Point a client of the server at the address that it prints.
Ctrl+C writes the file.`,
  options,
  sections: [
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'it was stopped and has written the file'],
        ['2', 'an option is wrong, or it could not listen or write'],
      ],
    },
  ],
  run,
})

async function run({ target = '', har: file = '', port, quiet }: Given<typeof options>): Promise<number> {
  writing('The HAR file', file, () => closeSync(openSync(file, 'a'))) // found out before the work, not after it
  const { record } = await import('../drift/record.ts')
  const stop = stopBySignal(`Writing ${file}.`)
  const onEntry = quiet ? () => {} : (line: string) => console.log(line)
  const recorder = await record({ target, onEntry, ...defined({ port }) })
  console.log(`Recording ${target} at ${recorder.url} until Ctrl+C.`)
  if (!stop.signal.aborted) await once(stop.signal, 'abort')
  const har = await recorder.stop()
  writing('The HAR file', file, () => writeFileSync(file, JSON.stringify(har, null, 2)))
  return 0
}
