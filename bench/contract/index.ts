// Measures the contract tests beside their peers, prints tables and writes results.json.
//
//   node bench/run.ts contract [speed] [faults] [--write]
import { install } from '../install.ts'

const kinds = ['speed', 'faults'] as const
const args = process.argv.slice(2)
const unknown = args.filter((arg) => arg !== '--write' && !kinds.some((kind) => kind === arg))

if (unknown.length > 0) {
  console.error(`There is no "${unknown[0]}". Kinds: ${kinds.join(', ')}; --write renews the README.`)
  process.exitCode = 1
} else {
  install()
  const wanted = kinds.filter((kind) => args.includes(kind))
  await measure(wanted.length > 0 ? wanted : kinds)
}

/** Imported only now, since some of these modules need what was installed. */
async function measure(wanted: readonly (typeof kinds)[number][]): Promise<void> {
  const [{ save }, tables] = await Promise.all([import('./results.ts'), import('./tables.ts')])
  const { available } = await import('./tools/index.ts')
  for (const reason of available().missing) console.error(reason)
  using trials = await (await import('./trial.ts')).createTrials()
  if (wanted.includes('speed')) {
    const speed = await (await import('./speed.ts')).speed(trials)
    save({ speed })
    console.log(`\nSpeed\n\n${tables.speedTable(speed)}`)
  }
  if (wanted.includes('faults')) {
    const faults = await (await import('./faults.ts')).faults(trials)
    save({ faults })
    console.log(`\nFaults\n\n${tables.foundTable(faults)}\n\n${tables.faultsTable(faults)}`)
  }
  if (!args.includes('--write')) return
  const [{ write }, { draw }] = await Promise.all([import('./section.ts'), import('./chart.ts')])
  const results = save({})
  write(results)
  draw(results)
}
