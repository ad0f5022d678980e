import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from './html/page.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import type { Report } from './report.ts'

/** Writes the report as a page, as JSON and as JUnit XML into a directory, which is made; gives the files' paths. */
export function writeReport(report: Report, directory: string): string[] {
  const files = { 'index.html': html(report), 'report.json': json(report), 'junit.xml': junit(report) }
  mkdirSync(directory, { recursive: true })
  return Object.entries(files).map(([name, text]) => {
    const path = join(directory, name)
    writeFileSync(path, text)
    return path
  })
}
