import { dirname, resolve } from 'node:path'
import { defineConfig, type UserConfig } from 'tsdown'

const shared = {
  platform: 'neutral',
  target: 'es2022',
  tsconfig: 'tsconfig.src.json',
  logLevel: 'warn',
  inputOptions: { checks: { pluginTimings: false } },
  outputOptions: { chunkFileNames: '[name].js' },
  // Everything is bundled: the client has no dependencies.
  deps: { onlyBundle: ['openapi-fetch', 'openapi-typescript-helpers'] },
} satisfies UserConfig

/** A comment without the margin of stars, which is a tenth of the declarations; editors show it all the same. */
const withoutMargin = (comment: string) =>
  comment
    .replace(/^[ \t]*\*(?!\/) ?/gm, '')
    // Or a list's star would be taken for the margin.
    .replace(/^\* /gm, '- ')
    .replace(/^\/\*\*\n/, '/** ')
    .replace(/\n[ \t]*\*\/$/, ' */')

/**
 * Makes declarations short: with `export` where each stands instead of in a list of hundreds of names at the end, and
 * without semicolons, the margins of comments and most of the indentation.
 */
const short = {
  name: 'short-declarations',
  renderChunk: (code: string, { fileName }: { fileName: string }) => {
    if (!fileName.endsWith('.d.ts')) return undefined
    const [list = '', names = ''] = /^export type \{([^}]*)\};?$/m.exec(code) ?? []
    const listed = new Set(names.split(',').map((name) => name.trim()))
    const text = code
      .replace(list, '')
      .replace(/^(?:interface|type) (\w+)/gm, (start, name) => (listed.delete(name) ? `export ${start}` : start))
      .replace(/\/\*\*[\s\S]*?\*\//g, withoutMargin)
      .replace(/^\n(?=export|type|interface|declare)/gm, '')
      .replace(/;$/gm, '')
      .replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2))
    // A list, even an empty one, keeps what has no `export` from being exported.
    return `${text.trimEnd()}\nexport type { ${[...listed].join(', ')} };\n`
  },
}

/** Who bundles a library passes on its licence. */
const licence = { from: 'node_modules/openapi-fetch/LICENSE', to: 'dist', rename: 'openapi-fetch.LICENSE' }

const entries = ['src/index.ts', 'src/msw.ts', 'src/react-query.ts', 'src/types.ts']

/** The files whose declarations belong to one of the other entries. */
const own = /\/(?:src|generated)\/(?:react-query|msw)\b/

/**
 * Every declaration that is not an entry's own stands in index.d.ts, and the other entries import it from there. Bundled
 * together, they would share a file with a made-up name, and each list hundreds of names to import and export.
 */
const fromIndex = {
  name: 'declarations-from-index',
  resolveId: (source: string, importer: string | undefined) => {
    if (!importer || !source.startsWith('.')) return undefined
    return own.test(resolve(dirname(importer), source)) ? undefined : { id: './index.js', external: true }
  },
  // The bundler forgets that only types are passed on.
  renderChunk: (code: string) => code.replaceAll('export * from', 'export type * from'),
}

export default defineConfig([
  { ...shared, entry: entries, dts: false, copy: licence },
  { ...shared, entry: ['src/index.ts'], dts: { emitDtsOnly: true }, clean: false, plugins: [short] },
  {
    ...shared,
    entry: entries.filter((entry) => entry !== 'src/index.ts'),
    dts: { emitDtsOnly: true },
    clean: false,
    plugins: [fromIndex, short],
  },
])
