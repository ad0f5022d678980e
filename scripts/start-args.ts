import { parseArgs } from 'node:util'

export const help = `npm start [-- --port N]

Builds what has changed and serves the mock API and its reference on this machine.

  --port N   the API's port (default: the environment's PORT, else 4010); the reference takes the next free one
  --help     this text`

export type StartArgs = { help: boolean; port: number } | { problem: string }

/** What `npm start` was asked for, or the sentence that says why it cannot be done. */
export function parseStartArgs(argv: string[], env: Record<string, string | undefined>): StartArgs {
  const parsed = parse(argv)
  if ('problem' in parsed) return parsed

  const { help, port: option } = parsed
  const port = option ?? (env.PORT || '4010')
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    return { problem: `"${port}" is not a port; give a number from 0 to 65535, such as: npm start -- --port 4020` }
  }
  return { help, port: Number(port) }
}

function parse(argv: string[]): { help: boolean; port: string | undefined } | { problem: string } {
  try {
    const { values } = parseArgs({ args: argv, options: { help: { type: 'boolean' }, port: { type: 'string' } } })
    return { help: values.help ?? false, port: values.port }
  } catch (error) {
    // parseArgs throws nothing but its own TypeErrors on what the user typed.
    return { problem: `${(error as Error).message.split('. ')[0]}. See: npm start -- --help` }
  }
}
