// Bundles the description and the control plane's into spec/dist/, each as YAML and JSON, the same bytes every time.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Document } from './generate/document.ts'
import { hoistResponses } from './generate/hoist.ts'
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
    const document = hoistResponses(JSON.parse(readFileSync(file, 'utf8')) as Document)
    writeFileSync(`${root}spec/dist/${name}.json`, `${JSON.stringify(document, null, 2)}\n`)
    writeFileSync(
      `${root}spec/dist/${name}.yaml`,
      stringify(document, { lineWidth: 120, aliasDuplicateObjects: false }),
    )
  }
} finally {
  rmSync(scratch, { recursive: true })
}
