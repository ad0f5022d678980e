import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

export default defineConfig({
  test: { ...base, setupFiles: ['test/matrix/record.ts'], globalSetup: ['test/matrix/clear.ts'] },
})
