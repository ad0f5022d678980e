import { faults as sown } from '../../packages/contract-tests/test/sown/index.ts'
import { available } from './tools/index.ts'
import type { Tool } from './tools/tool.ts'
import type { Trial, Trials } from './trial.ts'

export interface Found {
  /** The faults that were sown, one at a time. */
  sown: { name: string; kind: string; operation: string; about: string }[]
  /** By tool and name of the fault. */
  found: Record<string, Record<string, boolean>>
}

/** Every fifth, so that nearly every kind has one, and the slow tools come to an end. */
const chosen = sown
  .filter((_, index) => index % 5 === 0)
  .map(({ name, kind, operation, about }) => ({ name, kind, operation, about }))

export async function faults(trials: Trials): Promise<Found> {
  const found: Found['found'] = {}
  for (const [name, tool] of available().tools) {
    console.error(`${tool.label}, ${chosen.length} faults ...`)
    const soundRun = remembered(({ operation }) => trials.try(tool, { operation, seconds }))
    const verdicts: Record<string, boolean> = {}
    found[name] = verdicts
    for (const fault of chosen) {
      const isFound = await finds(tool, fault, trials, soundRun)
      console.error(`  ${isFound ? 'found' : '-----'} ${fault.operation}: ${fault.name}`)
      verdicts[fault.name] = isFound
    }
  }
  return { sown: chosen, found }
}

/** How long each program of a tool may take for one operation. */
const seconds = 120

interface Run {
  operation: string
  /** The first or the second one. */
  count: number
}

/**
 * Whether a failure is reported of the faulty server that is reported of the sound one in neither of two runs: some tools
 * draw values by chance.
 */
async function finds(
  tool: Tool,
  { name, operation }: Found['sown'][number],
  trials: Trials,
  soundRun: (run: Run) => Promise<Trial>,
): Promise<boolean> {
  let suspects = await failuresWith(tool, trials, operation, name)
  for (const count of [1, 2]) {
    if (suspects.length === 0) return false
    const { failures } = await soundRun({ operation, count })
    suspects = suspects.filter((failure) => !failures.includes(failure))
  }
  return suspects.length > 0
}

/** Several faults may be of one operation. */
function remembered(make: (run: Run) => Promise<Trial>): (run: Run) => Promise<Trial> {
  const known = new Map<string, Promise<Trial>>()
  return (run) => {
    const name = `${run.operation} ${run.count}`
    const trial = known.get(name) ?? make(run)
    known.set(name, trial)
    return trial
  }
}

/** A tool that comes to no end with a faulty server has nothing to report. */
async function failuresWith(tool: Tool, trials: Trials, operation: string, fault: string): Promise<string[]> {
  try {
    return (await trials.try(tool, { operation, fault, seconds })).failures
  } catch (error) {
    console.error(`  ${tool.label} at ${operation}: ${error instanceof Error ? error.message : error}`)
    return []
  }
}
