import { defineConfig } from 'vitest/config'
import { base, sharing } from '../../vitest.base.ts'

const starting = ['cli*', 'curl', 'package/*', 'provisioning', 'runtimes/*'].map((name) => `test/${name}.test.ts`)

export default defineConfig({ test: { ...base, projects: sharing({ starting, setupFiles: ['test/random.ts'] }) } })
