import { defineConfig } from 'vitest/config'
import { base } from '../vitest.base.ts'

// One of the programs is a file of tests itself.
export default defineConfig({ test: { ...base, include: ['*.test.ts', 'contract/vitest.ts'] } })
