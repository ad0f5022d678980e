import { defineConfig } from 'tsdown'

export default defineConfig([
  {
    entry: { cli: 'src/cli.ts', 'node/index': 'src/node/index.ts' },
    platform: 'node',
    target: 'node24',
    fixedExtension: false,
    dts: true,
    logLevel: 'warn',
  },
  {
    entry: { 'control-client/index': 'src/control-client/index.ts' },
    platform: 'neutral',
    target: 'es2022',
    tsconfig: 'tsconfig.control-client.json',
    dts: true,
    logLevel: 'warn',
  },
])
