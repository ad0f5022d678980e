import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

export default defineConfig({
  // Files share nothing but the modules of their worker, so none needs to load them anew.
  test: { ...base, isolate: false },
})
