import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from './serving.ts'
import type { Outcome, Tool } from './tools/tool.ts'
import { prepare } from './world.ts'

/** One run of a tool against a server of its own. */
export interface Trial extends Outcome {
  /** From nothing to its report. */
  seconds: number
  /** That the server was asked. */
  requests: number
}

export interface Against {
  /** A sown fault; without one the server is sound. */
  fault?: string
  /** The only operation that is tested. */
  operation?: string
  /** How long each of its programs may take. */
  seconds: number
}

export interface Trials extends Disposable {
  try(tool: Tool, against: Against): Promise<Trial>
}

/** Prepares the workspace that every trial begins with. One trial is made at a time. */
export async function createTrials(): Promise<Trials> {
  const directory = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
  const { calls, snapshot } = await prepare()
  const file = join(directory, 'snapshot')
  writeFileSync(file, snapshot)
  let count = 0
  return {
    async try(tool, { fault, operation, seconds }) {
      const folder = join(directory, String(++count))
      mkdirSync(folder)
      const server = await startServer(file, fault)
      let requests = 0
      const began = performance.now()
      try {
        const outcome = await tool.run({ url: server.url, calls, operation, folder, seconds })
        const took = (performance.now() - began) / 1000
        requests = await server.stop()
        return { ...outcome, seconds: took, requests }
      } catch (error) {
        await server.stop()
        throw error
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  }
}
