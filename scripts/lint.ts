// Lints the description and the control plane's: with Redocly the sources and again the bundles, which are what others
// read, and the bundles with Spectral as a second opinion. Anything that either finds is a failure, a warning too.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Finding, redoclyFindings, spectralFindings } from './checks/findings.ts'
import { root } from './paths.ts'

const config = parse(readFileSync(`${root}redocly.yaml`, 'utf8')) as { apis: { control: { rules: object } } }
// Redocly knows these exceptions by the source's name; for the bundle they have to be told again.
const controlExceptions = Object.keys(config.apis.control.rules)
const findings = [
  ...redoclyFindings(['openapi', 'control', 'spec/dist/openapi.yaml']),
  ...redoclyFindings(['spec/dist/control.yaml'], controlExceptions),
  ...spectralFindings(['spec/dist/openapi.yaml', 'spec/dist/control.yaml']),
]

const show = ({ file, line, pointer, rule, message }: Finding) => `${file}:${line} ${pointer}\n  ${message} (${rule})`
if (findings.length > 0) console.error(`${findings.map(show).join('\n')}\n`)
console.log(`lint: ${findings.length} findings in the descriptions and their bundles`)
process.exitCode = findings.length > 0 ? 1 : 0
