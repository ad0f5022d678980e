// The sites, each in a folder of its own and on a port of its own.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { median } from '../measure/median.ts'
import { description } from './description.ts'
import type { Build } from './run.ts'
import { type Served, serve } from './serve.ts'
import { sites } from './sites/index.ts'

const dist = join(import.meta.dirname, 'dist')

export interface Made extends AsyncDisposable {
  sites: Record<string, Served>
  /** Of those that are built, the middle of the rounds. */
  builds: Record<string, Build>
}

/** @throws Error when the description has not been generated */
export async function make(rounds: number): Promise<Made> {
  if (!existsSync(description)) throw new Error('There is no description: run `npm run generate` first.')
  const builds: Record<string, Build[]> = {}
  for (let round = 1; round <= rounds; round++) {
    rmSync(dist, { recursive: true, force: true })
    for (const [name, site] of Object.entries(sites)) {
      console.error(`Making ${site.label}, ${round} of ${rounds} ...`)
      const folder = join(dist, name)
      mkdirSync(folder, { recursive: true })
      const build = await site.make(folder)
      if (build) builds[name] = [...(builds[name] ?? []), build]
    }
  }
  const served: Record<string, Served> = {}
  for (const name of Object.keys(sites)) served[name] = await serve(join(dist, name))
  return {
    sites: served,
    builds: Object.fromEntries(Object.entries(builds).map(([name, all]) => [name, middle(all)])),
    async [Symbol.asyncDispose]() {
      for (const each of Object.values(served)) await each[Symbol.asyncDispose]()
    },
  }
}

function middle(builds: Build[]): Build {
  const memory = builds.flatMap((build) => build.memory ?? [])
  return {
    seconds: Number(median(builds.map(({ seconds }) => seconds)).toFixed(1)),
    ...(memory.length > 0 && { memory: Math.round(median(memory)) }),
  }
}
