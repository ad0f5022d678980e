import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { relative, resolve } from 'node:path'
import { root } from '../paths.ts'
import { redocly } from '../redocly.ts'

/** Something that a linter holds against a description, whatever its severity. */
export interface Finding {
  /** The file, relative to the repository's root; one outside it begins with `../`. */
  file: string
  line: number
  /** Where in the file: `#/components/schemas/Lead`. */
  pointer: string
  rule: string
  message: string
}

interface RedoclyReport {
  totals: { errors: number; warnings: number; ignored: number }
  problems: {
    ruleId: string
    message: string
    location: { source: { ref: string }; pointer?: string; start?: { line: number } }[]
  }[]
}

interface SpectralReport {
  code: string
  message: string
  path: (string | number)[]
  source: string
  range: { start: { line: number } }
}

/** What Redocly finds in APIs of redocly.yaml or in files, with the rules of redocly.yaml besides the skipped ones. */
export function redoclyFindings(targets: string[], skippedRules: string[] = []): Finding[] {
  const skip = skippedRules.flatMap((rule) => ['--skip-rule', rule])
  const options = ['--config=redocly.yaml', '--lint-config=error', '--format=json', '--max-problems=100000']
  const run = redocly('lint', ...targets, ...options, ...skip)
  // One report a target, with nothing between them.
  const reports = run.stdout.split(/(?<=^\})(?=\{)/m).map((json) => parse<RedoclyReport>(json, run.stderr))
  if (reports.length !== targets.length) throw new Error(`Redocly read not all of ${targets}:\n${run.stderr}`)
  if (reports.some(({ totals }) => totals.ignored > 0)) throw new Error('Redocly has an ignore file; remove it.')
  const problems = reports.flatMap((report) => report.problems)
  return problems.map(({ ruleId, message, location: [place] }) => ({
    file: place?.source.ref ?? '',
    line: place?.start?.line ?? 1,
    pointer: place?.pointer ?? '#',
    rule: ruleId,
    message,
  }))
}

const spectral = createRequire(import.meta.url).resolve('@stoplight/spectral-cli/dist/index.js')

/** What Spectral finds in files, down to its hints, with the rules of spec/.spectral.yaml. */
export function spectralFindings(files: string[]): Finding[] {
  const options = ['--ruleset=spec/.spectral.yaml', '--format=json', '--quiet']
  const run = spawnSync(process.execPath, [spectral, 'lint', ...files, ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return parse<SpectralReport[]>(run.stdout, run.stderr).map(({ code, message, path, source, range }) => ({
    file: relative(root, resolve(root, source)),
    line: range.start.line + 1,
    pointer: ['#', ...path].join('/'),
    rule: code,
    message,
  }))
}

/** A linter that could not run says why on its error output, and prints no JSON. */
function parse<Report>(json: string, complaint: string): Report {
  try {
    return JSON.parse(json) as Report
  } catch {
    throw new Error(`The linter gave no report:\n${complaint}${json}`)
  }
}
