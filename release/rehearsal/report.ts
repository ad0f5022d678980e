export interface Check {
  /** A sentence that is true when the check passes. */
  name: string
  /** Throws what is wrong, as sentences and output. What it gives back is printed, too. */
  run(): Promise<string | undefined>
}

export interface Counts {
  passed: number
  failed: number
  leftOut: number
}

export interface Report {
  counts: Counts
  /** Runs a check, prints a line on it, and tells whether it passed. */
  check(check: Check): Promise<boolean>
  /** Says that a check is not run, and why. */
  leaveOut(name: string, why: string): void
  /** Prints how many checks passed and failed. */
  end(): void
}

/** Prints a line for each check, and counts. */
export function reportTo(print: (line: string) => void): Report {
  const counts: Counts = { passed: 0, failed: 0, leftOut: 0 }
  return {
    counts,
    check: async ({ name, run }) => {
      const start = performance.now()
      const line = (sign: string) => `${sign} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`
      try {
        const said = await run()
        counts.passed += 1
        print([line('✓'), ...indented(said ?? '')].join('\n'))
        return true
      } catch (error) {
        counts.failed += 1
        print([line('✗'), ...indented(messageOf(error))].join('\n'))
        return false
      }
    },
    leaveOut: (name, why) => {
      counts.leftOut += 1
      print(`- ${name}: left out, ${why}`)
    },
    end: () => print(summary(counts)),
  }
}

export function summary({ passed, failed, leftOut }: Counts): string {
  const checks = passed === 1 ? '1 check' : `${passed} checks`
  return `${checks} passed, ${failed} failed${leftOut > 0 ? `, ${leftOut} left out` : ''}`
}

const indented = (text: string) =>
  text.trim() === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`)

/** What went wrong; for what nobody foresaw, with the place. */
const messageOf = (error: unknown) =>
  error instanceof Error ? (error.name === 'Error' ? error.message : String(error.stack)) : String(error)

/** Throws what was found, if anything was. */
export function nothingIn(faults: readonly string[]): undefined {
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

/** Does some work for each item, in their order, at most two at a time. */
export async function twoAtATime<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all([worker(), worker()])
}
