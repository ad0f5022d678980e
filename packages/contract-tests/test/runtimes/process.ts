import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Adapter } from './adapter.ts'

const main = fileURLToPath(new URL('main.mjs', import.meta.url))

/** A runtime with processes: one that runs `main.mjs`, and nothing else in its environment. Rejects with its own error output. */
export const runProcess =
  (...args: string[]): Adapter =>
  async (executable, given) => {
    const { stdout } = await promisify(execFile)(executable, [...args, main], { env: { ...given }, timeout: 20_000 })
    return JSON.parse(stdout)
  }
