import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

export default defineConfig({
  test: {
    ...base,
    // Each file anew would load the server a hundred times over, a fifth of the run; they share nothing but its modules.
    isolate: false,
    setupFiles: ['test/matrix/keep.ts', 'test/random.ts'],
    globalSetup: ['test/matrix/clear.ts'],
  },
})
