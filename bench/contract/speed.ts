import { available } from './tools/index.ts'
import type { Trials } from './trial.ts'

/** A run over all operations of the sound server. */
export interface Speed {
  seconds: number
  checks: number
  requests: number
  /** Failures that it reports of a server that has none. */
  falseAlarms: number
}

export async function speed(trials: Trials): Promise<Record<string, Speed>> {
  const measured: Record<string, Speed> = {}
  for (const [name, tool] of available().tools) {
    console.error(`${tool.label}, all operations of the sound server ...`)
    const { seconds, checks, requests, failures } = await trials.try(tool, { seconds: 900 })
    measured[name] = { seconds: Number(seconds.toFixed(1)), checks, requests, falseAlarms: failures.length }
  }
  return measured
}
