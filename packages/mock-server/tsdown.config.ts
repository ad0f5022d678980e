import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { defineConfig } from 'tsdown'

/**
 * Who bundles code of others passes on its licence: the compiled validators need a little of Ajv,
 * and the numbers' library is 81 modules, which take ten megabytes more when they are loaded one by one.
 */
const licence = (bundled: string) => ({
  from: `node_modules/${bundled}/LICENSE`,
  to: 'dist',
  rename: `${bundled}.LICENSE`,
})

const node = defineConfig({
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
  copy: [licence('ajv'), licence('ajv-formats'), licence('libphonenumber-js')],
})

/**
 * Where libraries would evaluate code, in what nothing here calls: Workers refuse it. Exact texts, so that a library that
 * changes is noticed by the test of the bundle.
 */
const evaluations = [
  { file: /\/node_modules\/underscore\//, text: "Function('return this')()", instead: 'globalThis' },
  { file: /\/node_modules\/underscore\//, text: "new Function(argument, '_', source)", instead: 'undefined' },
  { file: /jszip\.min\.js$/, text: 'new Function(""+e)', instead: 'undefined' },
]

const withoutEvaluation = {
  name: 'without-evaluation',
  transform(code: string, id: string) {
    const found = evaluations.filter(({ file }) => file.test(id))
    return found.length === 0 ? null : found.reduce((text, { text: old, instead }) => text.replace(old, instead), code)
  },
}

/** Whose code the Worker holds; what mammoth depends on lies beside it. */
const bundled = [
  ...['@noble/hashes', 'csv-parse', 'libphonenumber-js', 'mammoth', 'temporal-polyfill', 'unpdf'].map((name) =>
    join('node_modules', name, 'LICENSE'),
  ),
  ...['@xmldom/xmldom', 'base64-js', 'dingbat-to-unicode', 'jszip', 'lop', 'underscore', 'xmlbuilder'].map((name) =>
    join(dirname(realpathSync('node_modules/mammoth')), name, name === 'jszip' ? 'LICENSE.markdown' : 'LICENSE'),
  ),
]

/** With all that it uses, and nothing of Node, so that it runs on the Workers runtime as it is. */
const worker = defineConfig({
  entry: { index: 'src/worker/index.ts' },
  outDir: 'dist/worker',
  platform: 'browser',
  target: ['es2024'],
  fixedExtension: false,
  noExternal: /./,
  plugins: [withoutEvaluation],
  copy: bundled.map((from) => ({ from, to: 'dist/worker', rename: `${basename(dirname(from))}.LICENSE` })),
  dts: true,
  logLevel: 'warn',
})

export default [node, worker]
