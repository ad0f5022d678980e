import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: { cli: 'src/cli.ts', 'node/index': 'src/node/index.ts' },
  platform: 'node',
  target: 'node24',
  fixedExtension: false,
  dts: true,
  logLevel: 'warn',
})
