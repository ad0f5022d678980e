import { defineConfig } from 'vitest/config'
import { base } from '../vitest.base.ts'

// Some of the programs are files of tests themselves.
export default defineConfig({ test: { ...base, include: ['*.test.ts', '{contract,guides}/vitest.ts'] } })
