// Bundles the description and the control plane's into spec/dist/, each as YAML and JSON, the same bytes every time. The
// operations of the description come with samples of how they are called.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Scalar, stringify } from 'yaml'
import { hoistResponses } from './generate/hoist.ts'
import { addSamples, type CodeSample } from './generate/samples/index.ts'
import type { Served } from './generate/samples/request.ts'
import { root } from './paths.ts'
import { redocly } from './redocly.ts'

const scratch = mkdtempSync(join(tmpdir(), 'rocketlead-bundle-'))
try {
  mkdirSync(`${root}spec/dist`, { recursive: true })
  for (const name of ['openapi', 'control']) {
    const file = join(scratch, `${name}.json`)
    const run = redocly('bundle', name, '--output', file)
    // Two components of one name would be renamed with no more than a warning; a client would then see the wrong one.
    const complaints = `${run.stdout}${run.stderr}`
      .split('\n')
      .filter((line) => /renam|conflict|warning|error|⚠|❌/i.test(line))
    if (run.status !== 0 || complaints.length > 0) {
      process.stderr.write(`spec/${name}.yaml does not bundle:\n${run.stdout}${run.stderr}`)
      process.exitCode = 1
      break
    }
    const document: Served = JSON.parse(readFileSync(file, 'utf8'))
    hoistResponses(document)
    if (name === 'openapi') addSamples(document)
    writeFileSync(`${root}spec/dist/${name}.json`, `${JSON.stringify(document, null, 2)}\n`)
    writeFileSync(
      `${root}spec/dist/${name}.yaml`,
      stringify(document, samplesInBlocks, { lineWidth: 120, aliasDuplicateObjects: false }),
    )
  }
} finally {
  rmSync(scratch, { recursive: true })
}

/** Code keeps its lines, however long they are. */
function samplesInBlocks(key: unknown, value: unknown): unknown {
  if (key !== 'x-codeSamples') return value
  // Nothing else is named so, and what is was made by addSamples.
  return (value as CodeSample[]).map((sample) => {
    const source = new Scalar(sample.source)
    source.type = Scalar.BLOCK_LITERAL
    return { ...sample, source }
  })
}
