import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type OutputChunk, rolldown } from 'rolldown'
import { describe, expect, test } from 'vitest'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** The chunks of a program as a bundler makes them for a browser; the first is what is loaded at once. */
async function chunksOf(program: string, external: string[] = []): Promise<OutputChunk[]> {
  const entry = {
    name: 'program',
    resolveId: (id: string) => (id === 'program' ? id : undefined),
    load: (id: string) => (id === 'program' ? program.replace("'@/", `'${dist}`) : undefined),
  }
  const bundle = await rolldown({ input: 'program', platform: 'browser', plugins: [entry], external })
  const { output } = await bundle.generate({ minify: true })
  return output.filter((file) => file.type === 'chunk')
}

/** Bytes that are loaded at once, minified and gzipped. */
async function sizeOf(program: string, external?: string[]): Promise<number> {
  const [first] = await chunksOf(program, external)
  return gzipSync(first?.code ?? '', { level: 9 }).length
}

describe('minified and gzipped', () => {
  test.each([
    ['all 86 methods', "import { Rocketlead } from '@/index.js'; console.log(Rocketlead)", 4000, 6000],
    ['one section', "import { createClient, leads } from '@/index.js'; console.log(createClient, leads)", 3000, 5000],
    ['the options for queries', "import { queries } from '@/react-query.js'; console.log(queries)", 500, 1500],
  ])('%s are at most what the README says', async (_, program, least, most) => {
    const size = await sizeOf(program)

    expect(size).toBeGreaterThan(least)
    expect(size).toBeLessThanOrEqual(most)
  })

  test('handlers are at most 1.5 kB, without the client and its operations, which a test with handlers has', async () => {
    const program = `export { createHandlers } from '@/msw.js'; export { Rocketlead } from '${dist}index.js'`

    const size = await sizeOf(program, ['msw'])
    const client = await sizeOf(`export { Rocketlead } from '@/index.js'`)

    expect(size - client).toBeGreaterThan(500)
    expect(size - client).toBeLessThanOrEqual(1500)
  })
})

test('what only uploads and raw calls need is loaded with the first of them', async () => {
  const [first, ...later] = await chunksOf("export { Rocketlead } from '@/index.js'")

  expect(later.map(({ name }) => name).sort()).toEqual(['openapi-fetch', 'upload'])
  expect(first?.imports).toEqual([])
})
