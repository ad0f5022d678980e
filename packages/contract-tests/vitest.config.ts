import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

export default defineConfig({
  test: {
    ...base,
    // Each file anew would load the tool and the mock server fifty times over; they share nothing but their modules.
    isolate: false,
    setupFiles: ['test/random.ts'],
  },
})
