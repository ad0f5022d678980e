import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const script = fileURLToPath(new URL('scale/import.ts', import.meta.url))

// Kept as rows, the file alone would not fit: reading it whole ends in "heap out of memory".
test('a CSV file of 100,000 rows is imported with a heap of 48 MB', { timeout: 180_000 }, async () => {
  const { stdout } = await run(process.execPath, ['--max-old-space-size=48', script, '100000'])

  expect(JSON.parse(stdout)).toEqual({ status: 200, total: 100_000, created: 100_000 })
})
