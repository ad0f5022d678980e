import { defineConfig, type UserConfig } from 'tsdown'

const shared = {
  platform: 'neutral',
  target: 'es2022',
  tsconfig: 'tsconfig.src.json',
  logLevel: 'warn',
  inputOptions: { checks: { pluginTimings: false } },
  // Everything is bundled: the client has no dependencies.
  deps: { onlyBundle: ['openapi-fetch', 'openapi-typescript-helpers'] },
} satisfies UserConfig

/** Tabs are half as many bytes as the bundler's spaces, of which a tenth of the declarations would be made. */
const withTabs = {
  name: 'declarations-with-tabs',
  renderChunk: (code: string) => code.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
}

const entries = ['src/index.ts', 'src/types.ts']

/**
 * Every declaration stands in index.d.ts, and the other entries import it from there. Bundled together, they would share
 * a file with a made-up name, and each list hundreds of names to import and export.
 */
const fromIndex = {
  name: 'declarations-from-index',
  resolveId: (source: string, importer: string | undefined) =>
    importer && source.startsWith('.') ? { id: './index.js', external: true } : undefined,
  // The bundler forgets that only types are passed on.
  renderChunk: (code: string) => code.replaceAll('export * from', 'export type * from'),
}

export default defineConfig([
  { ...shared, entry: entries, dts: false },
  { ...shared, entry: ['src/index.ts'], dts: { emitDtsOnly: true }, clean: false, plugins: [withTabs] },
  {
    ...shared,
    entry: entries.filter((entry) => entry !== 'src/index.ts'),
    dts: { emitDtsOnly: true },
    clean: false,
    plugins: [fromIndex],
  },
])
