import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

/** What is measured in these, the machine does while it does nothing else: `measure` comes after all other tests. */
export const measured = ['test/build.test.ts', 'test/phone.test.ts']

/** A test that looks at each of the pages in a browser takes a minute, and on a machine that does other things several. */
export const timeouts = { testTimeout: 300_000, hookTimeout: 300_000 }

const reporters: (typeof base)['reporters'] = ['default', ['json', { outputFile: '.vitest/report-measured.json' }]]

export default defineConfig({ test: { ...base, ...timeouts, reporters, include: measured, fileParallelism: false } })
