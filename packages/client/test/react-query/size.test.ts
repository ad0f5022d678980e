import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'

/** Bytes of a file with all that it imports, minified and gzipped as a browser loads them. */
async function sizeOf(file: string): Promise<number> {
  const bundle = await rolldown({ input: fileURLToPath(new URL(file, import.meta.url)), platform: 'browser' })
  const { output } = await bundle.generate({ minify: true })
  return gzipSync(output.map((chunk) => ('code' in chunk ? chunk.code : '')).join(''), { level: 9 }).length
}

test('a program that uses it gets at most 1.5 kB, and nothing of TanStack Query', async () => {
  const size = await sizeOf('../../src/react-query.ts')

  expect(size).toBeGreaterThan(0)
  expect(size).toBeLessThanOrEqual(1500)
})
