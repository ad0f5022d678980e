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
  copy: [licence('ajv'), licence('ajv-formats'), licence('libphonenumber-js')],
})
