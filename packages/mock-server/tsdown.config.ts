import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: {
    cli: 'src/cli.ts',
    'node/index': 'src/node/index.ts',
    'control-client/index': 'src/control-client/index.ts',
  },
  platform: 'node',
  target: ['node24', 'es2022'],
  fixedExtension: false,
  dts: true,
  logLevel: 'warn',
})
