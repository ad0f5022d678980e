import { defineConfig } from 'vitest/config'
import { base, sharing } from '../../vitest.base.ts'

const starting = [
  'cli*',
  'full-disk',
  'hostile-http-memory',
  'import-memory',
  'kill',
  'lock',
  'machine',
  'many-keys',
  'outbound',
  'soak',
  'worker*',
].map((name) => `test/${name}.test.ts`)
const setupFiles = ['test/matrix/keep.ts', 'test/random.ts']

export default defineConfig({
  test: { ...base, globalSetup: ['test/matrix/clear.ts'], projects: sharing({ starting, setupFiles }) },
})
