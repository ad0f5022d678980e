import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: { cli: 'src/cli.ts', index: 'src/index.ts', vitest: 'src/vitest.ts' },
  platform: 'node',
  target: ['node22', 'es2022'],
  fixedExtension: false,
  dts: true,
  logLevel: 'warn',
  inputOptions: { checks: { pluginTimings: false } },
})
