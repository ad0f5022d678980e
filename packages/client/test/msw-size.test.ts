import { gzipSync } from 'node:zlib'
import { build } from 'tsdown'
import { expect, test } from 'vitest'

test('adds at most 1.5 kB to a bundle that has the client, and its examples only when they are answered', async () => {
  const { bundles } = await build({
    config: false,
    entry: ['src/index.ts', 'src/msw.ts'],
    platform: 'neutral',
    tsconfig: 'tsconfig.src.json',
    minify: true,
    dts: false,
    write: false,
    clean: false,
    logLevel: 'silent',
  })

  const chunks = bundles.flatMap(({ chunks }) => chunks).filter((chunk) => chunk.type === 'chunk')
  const entry = chunks.find(({ fileName }) => fileName.startsWith('msw.'))
  expect(gzipSync(entry?.code ?? '').length).toBeGreaterThan(500)
  expect(gzipSync(entry?.code ?? '').length).toBeLessThanOrEqual(1500)
  expect(entry?.dynamicImports).toHaveLength(2)
  expect(entry?.imports.some((file) => /success|problem/.test(file))).toBe(false)
})
