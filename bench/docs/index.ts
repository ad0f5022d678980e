// Measures the reference site beside its peers, prints tables and writes results.json.
//
//   node bench/run.ts docs [build] [visit] [phone] [text] [axe] [features] [--write]
import { install } from '../install.ts'

const kinds = ['build', 'visit', 'phone', 'text', 'axe', 'features'] as const
const args = process.argv.slice(2)
const unknown = args.filter((arg) => arg !== '--write' && !kinds.some((kind) => kind === arg))

if (unknown.length > 0) {
  console.error(`There is no "${unknown[0]}". Kinds: ${kinds.join(', ')}; --write renews the README.`)
  process.exitCode = 1
} else {
  install()
  const wanted = kinds.filter((kind) => args.includes(kind))
  // Imported only now, since these modules need what was installed.
  const { measure } = await import('./measure.ts')
  const results = await measure(wanted.length > 0 ? wanted : kinds)
  const { printed } = await import('./tables.ts')
  console.log(printed(results))
  if (args.includes('--write')) (await import('./section.ts')).write(results)
}
