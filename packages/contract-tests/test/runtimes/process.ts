import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Adapter } from './adapter.ts'
import { scratchFolder } from './scratch.ts'

const main = fileURLToPath(new URL('main.mjs', import.meta.url))

/** A runtime with processes: one that runs `main.mjs`, with an environment and a home of its own. */
export const runProcess =
  (...args: string[]): Adapter =>
  async (executable, given) => {
    const env = { ...given, HOME: await scratchFolder() }
    const { stdout } = await promisify(execFile)(executable, [...args, main], { env, timeout: 20_000 })
    return JSON.parse(stdout)
  }
