// Measures the client beside its peers, prints tables and writes results.json.
//
//   node bench/run.ts client [size] [types] [calls] [features] [--write]
import { install } from './install.ts'

const kinds = ['size', 'types', 'calls', 'features'] as const
const args = process.argv.slice(2)
const unknown = args.filter((arg) => arg !== '--write' && !kinds.some((kind) => kind === arg))

if (unknown.length > 0) {
  console.error(`There is no "${unknown[0]}". Kinds: ${kinds.join(', ')}; --write renews the README.`)
  process.exitCode = 1
} else {
  await install()
  const wanted = kinds.filter((kind) => args.includes(kind))
  await measure(wanted.length > 0 ? wanted : kinds)
}

/** Imported only now, since these modules need what was installed. */
async function measure(wanted: readonly (typeof kinds)[number][]): Promise<void> {
  const [{ save }, tables] = await Promise.all([import('./results.ts'), import('./tables.ts')])
  const measured = {
    ...(wanted.includes('size') && { size: await (await import('./size.ts')).size() }),
    ...(wanted.includes('types') && { types: await (await import('./types.ts')).types() }),
    ...(wanted.includes('calls') && { calls: await (await import('./calls.ts')).calls() }),
    ...(wanted.includes('features') && { features: await (await import('./features.ts')).features() }),
  }
  const results = save(measured)
  if (measured.size) console.log(`\nSize\n\n${tables.sizeTable(measured.size)}`)
  if (measured.types) console.log(`\nTypes\n\n${tables.typesTable(measured.types)}`)
  if (measured.calls) console.log(`\nCalls, beyond the bare fetch\n\n${tables.callsTable(measured.calls)}`)
  if (measured.features) {
    console.log(`\nFeatures\n\n${tables.featuresTable(measured.features)}\n\n${tables.remarks(measured.features)}`)
  }
  if (args.includes('--write')) (await import('./section.ts')).write(results)
}
