import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineConfig } from 'tsdown'

/** Who bundles code of others passes on its licence: it stands in `dist/<package>.LICENSE`. */
const licence = (folder: string, bundled: string, file = 'LICENSE') => ({
  from: join(folder, bundled, file),
  to: 'dist',
  rename: `${bundled.replace(/^@/, '').replace('/', '-')}.${file.replace('.markdown', '')}`,
})

const own = 'node_modules'
/** Where what a package depends on lies. */
const beside = (folder: string, name: string): string => dirname(realpathSync(join(folder, name)))
const [ofMammoth, ofTemporal] = [beside(own, 'mammoth'), beside(own, 'temporal-polyfill')]

/**
 * The compiled validators need a little of Ajv, and the numbers' library is 81 modules, which take ten megabytes more
 * when they are loaded one by one. All else is in the Worker alone.
 */
const licences = [
  ...['ajv', 'ajv-formats', 'libphonenumber-js'].map((name) => licence(own, name)),
  licence(own, 'libphonenumber-js', 'LICENSE.Apache'), // of the facts about numbers
  ...['@noble/hashes', 'csv-parse', 'mammoth', 'temporal-polyfill', 'unpdf'].map((name) => licence(own, name)),
  ...['@xmldom/xmldom', 'base64-js', 'dingbat-to-unicode', 'lop', 'underscore', 'xmlbuilder'].map((name) =>
    licence(ofMammoth, name),
  ),
  licence(ofMammoth, 'jszip', 'LICENSE.markdown'),
  licence(beside(ofMammoth, 'lop'), 'option'),
  licence(ofTemporal, 'temporal-utils'),
]

const node = defineConfig({
  entry: {
    cli: 'src/cli.ts',
    'node/index': 'src/node/index.ts',
    'control-client/index': 'src/control-client/index.ts',
  },
  platform: 'node',
  target: ['node24', 'es2022'],
  fixedExtension: false,
  dts: false,
  logLevel: 'warn',
  inputOptions: { checks: { pluginTimings: false } },
  copy: licences,
})

/**
 * Where libraries would evaluate code, which Workers refuse, or open connections, which a sandbox must not; in what
 * nothing here calls. Exact texts, so that a library that changes is noticed by the test of the bundle.
 */
const unwanted = [
  { file: /\/node_modules\/underscore\//, text: "Function('return this')()", instead: 'globalThis' },
  { file: /\/node_modules\/underscore\//, text: "new Function(argument, '_', source)", instead: 'undefined' },
  { file: /jszip\.min\.js$/, text: 'new Function(""+e)', instead: 'undefined' },
  { file: /\/pdfjs\.mjs$/, text: 'await fetch(e)', instead: 'await Promise.reject(e)' },
  { file: /\/pdfjs\.mjs$/, text: 'return fetch(e,', instead: 'return Promise.reject(e,' },
  { file: /\/pdfjs\.mjs$/, text: 'XMLHttpRequest', instead: 'undefined' },
]

const withoutUnwanted = {
  name: 'without-unwanted',
  transform(code: string, id: string) {
    const found = unwanted.filter(({ file }) => file.test(id))
    return found.length === 0
      ? null
      : found.reduce((text, { text: old, instead }) => text.replaceAll(old, instead), code)
  },
}

/** With all that it uses, and nothing of Node, so that it runs on the Workers runtime as it is. */
const worker = defineConfig({
  entry: { index: 'src/worker/index.ts' },
  outDir: 'dist/worker',
  platform: 'browser',
  target: ['es2024'],
  fixedExtension: false,
  deps: { alwaysBundle: /./ },
  plugins: [withoutUnwanted],
  dts: false,
  logLevel: 'warn',
  inputOptions: { checks: { pluginTimings: false } },
})

/** The declarations of both by one run of the compiler, which takes longer than all else. */
const declarations = defineConfig({
  entry: {
    'node/index': 'src/node/index.ts',
    'control-client/index': 'src/control-client/index.ts',
    'worker/index': 'src/worker/index.ts',
  },
  platform: 'node',
  target: ['node24', 'es2022'],
  fixedExtension: false,
  dts: { emitDtsOnly: true },
  logLevel: 'warn',
  inputOptions: { checks: { pluginTimings: false } },
})

export default [node, worker, declarations]
