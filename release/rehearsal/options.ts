import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { versionOf } from './node-version.ts'

export interface Options {
  /** The Node that strangers run. */
  node: string
  /** A program of the caller's, to be run as a stranger would. */
  program?: string
}

export const help = `Usage: npm run rehearse -- [options]

Publishes every package to a registry on loopback, and checks what strangers get from it. Nothing is published
anywhere else.

  --node <file>  the Node that strangers run; without it, the one that runs this
  --try <file>   also runs a program of yours in an empty folder that has all packages from the registry
  --help         prints this
`

/** What the command line asks for, or a sentence on what is wrong with it. */
export function optionsOf(args: string[]): Options | 'help' | { wrong: string } {
  try {
    const { values } = parseArgs({
      args,
      options: { node: { type: 'string' }, try: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help) return 'help'
    const node = values.node === undefined ? process.execPath : resolve(values.node)
    versionOf(node)
    if (values.try === undefined) return { node }
    if (!existsSync(values.try)) return { wrong: `There is no file "${values.try}" to try.` }
    return { node, program: resolve(values.try) }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}
