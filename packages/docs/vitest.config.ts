import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'
import { measured, timeouts } from './vitest.measure.config.ts'

// Files share the modules of their worker, and so one browser.
export default defineConfig({
  test: { ...base, ...timeouts, exclude: ['**/node_modules/**', ...measured], isolate: false },
})
