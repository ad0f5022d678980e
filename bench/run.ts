// Runs the benchmark of a name with its own arguments:
//
//   node bench/run.ts workspace [--write]
//   node bench/run.ts import [rows...] [--write]
//   node bench/run.ts engine [leads...] [--write]
//   node bench/run.ts build [--write]
//   node bench/run.ts client [size] [types] [calls] [features] [--write]
//   node bench/run.ts contract [speed] [faults] [--write]
//   node bench/run.ts server [requests] [scale] [start] [memory] [--write]
//   node bench/run.ts sandbox [requests] [cold] [rows] [--write]
//   node bench/run.ts docs [build] [visit] [phone] [text] [axe] [features] [--write]
//   node bench/run.ts summary
const benchmarks: Record<string, () => Promise<unknown>> = {
  workspace: () => import('./workspace/index.ts'),
  import: () => import('./import/index.ts'),
  engine: () => import('./engine/index.ts'),
  build: () => import('./build/index.ts'),
  client: () => import('./client/index.ts'),
  contract: () => import('./contract/index.ts'),
  server: () => import('./server/index.ts'),
  sandbox: () => import('./sandbox/index.ts'),
  docs: () => import('./docs/index.ts'),
  summary: () => import('./summary.ts'),
}

const [name = ''] = process.argv.splice(2, 1)
const benchmark = benchmarks[name]
if (benchmark) await benchmark()
else {
  console.error(`There is no benchmark "${name}". Benchmarks: ${Object.keys(benchmarks).join(', ')}.`)
  process.exitCode = 1
}
