import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { versionOf } from './node-version.ts'

export interface Options {
  /** The Node that strangers run. */
  node: string
  /** A program of the caller's, to be run as a stranger would. */
  program?: string
  /** Whether strangers are left out who bring tools of their own. */
  quick: boolean
}

export const help = `Usage: npm run rehearse -- [options]

Publishes every package to a registry on loopback, and checks what strangers get from it. Nothing is published
anywhere else.

  --node <file>  the Node that strangers run; without it, the one that runs this
  --try <file>   also runs a program of yours in an empty folder that has all packages from the registry
  --quick        leaves out strangers who bring compilers or test runners of their own
  --help         prints this
`

/** What the command line asks for, or a sentence on what is wrong with it. */
export function optionsOf(args: string[]): Options | 'help' | { wrong: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        node: { type: 'string' },
        try: { type: 'string' },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return 'help'
    const node = values.node === undefined ? process.execPath : resolve(values.node)
    versionOf(node)
    const { quick } = values
    if (values.try === undefined) return { node, quick }
    if (!existsSync(values.try)) return { wrong: `There is no file "${values.try}" to try.` }
    return { node, quick, program: resolve(values.try) }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}
