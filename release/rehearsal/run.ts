import { constants } from 'node:os'
import { help, type Options, optionsOf } from './options.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Rehearses until it is done or a signal comes; either way all is tidied up. Gives the exit code. */
async function rehearseUntilSignal(options: Options): Promise<number> {
  const [{ rehearse }, { endAll }] = await Promise.all([import('./rehearse.ts'), import('./process.ts')])
  let signal: (typeof signals)[number] | undefined
  for (const name of signals)
    process.on(name, () => {
      signal = name
      endAll()
    })
  try {
    // What fails because it was ended is no news.
    const { failed } = await rehearse(options, (line) => signal ?? console.log(line))
    return signal ? 128 + constants.signals[signal] : Math.min(failed, 1)
  } catch (error) {
    if (signal) return 128 + constants.signals[signal]
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

async function main(args: string[]): Promise<number> {
  const options = optionsOf(args)
  if (options === 'help') {
    console.log(help)
    return 0
  }
  if ('wrong' in options) {
    console.error(`${options.wrong}\n"npm run rehearse -- --help" lists the options.`)
    return 2
  }
  return rehearseUntilSignal(options)
}

process.exitCode = await main(process.argv.slice(2))
