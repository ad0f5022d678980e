import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

export default defineConfig({
  test: { ...base, setupFiles: ['test/matrix/record.ts', 'test/random.ts'], globalSetup: ['test/matrix/clear.ts'] },
})
