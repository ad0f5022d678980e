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

/**
 * Makes declarations as short as one would write them: with tabs, and with `export` where each stands instead of in a
 * list of hundreds of names at the end.
 */
const asWritten = {
  name: 'declarations-as-written',
  renderChunk: (code: string, { fileName }: { fileName: string }) => {
    if (!fileName.endsWith('.d.ts')) return undefined
    const [list = '', names = ''] = /^export type \{([^}]*)\};?$/m.exec(code) ?? []
    const listed = new Set(names.split(',').map((name) => name.trim()))
    const text = code
      .replace(list, '')
      .replace(/^(?:interface|type) (\w+)/gm, (start, name) => (listed.delete(name) ? `export ${start}` : start))
      .replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2))
    // A list, even an empty one, keeps what has no `export` from being exported.
    return `${text}export type { ${[...listed].join(', ')} };\n`
  },
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
  { ...shared, entry: ['src/index.ts'], dts: { emitDtsOnly: true }, clean: false, plugins: [asWritten] },
  {
    ...shared,
    entry: entries.filter((entry) => entry !== 'src/index.ts'),
    dts: { emitDtsOnly: true },
    clean: false,
    plugins: [fromIndex, asWritten],
  },
])
