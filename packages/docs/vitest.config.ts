import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

// A test that looks at each of the pages in a browser takes a minute, and on a machine that does other things several.
export default defineConfig({ test: { ...base, testTimeout: 300_000, hookTimeout: 300_000 } })
