// The entry of every npm script at the root. It must parse on Node versions too old to run anything else here, so
// that they get a sentence and not a syntax error; the real work is in bootstrap/.
import { unsupportedNode } from './bootstrap/node-version.mjs'

const refusal = unsupportedNode(process.versions.node)
if (refusal) {
  console.error(refusal)
  process.exitCode = 1
} else {
  import('./bootstrap/main.mjs')
    .then((bootstrap) => bootstrap.main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code
    })
}
