import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/msw.ts'],
  platform: 'neutral',
  target: 'es2022',
  tsconfig: 'tsconfig.src.json',
  dts: true,
  logLevel: 'warn',
  // Everything is bundled: the client has no dependencies.
  deps: { onlyBundle: ['openapi-fetch', 'openapi-typescript-helpers'] },
})
