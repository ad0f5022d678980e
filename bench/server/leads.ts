// Brings leads into a server through the API, as the description has it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Call } from '../measure/api.ts'
import { importCsv, writeCsv } from '../measure/csv.ts'
import { ask } from './asking.ts'
import { describedPlans, type Lead, type Plans, pageAt, phoneOf } from './calls.ts'

/** How many different leads and pages are asked for. */
const variety = { leads: 1000, pages: 50 }

interface Page {
  data: Lead[]
  pagination: { nextCursor: string | null }
}

/**
 * Imports leads into a new list, whose id it gives.
 *
 * @throws Error when a row is left out
 */
export async function importLeads(url: string, count: number): Promise<string> {
  const { id } = await ask<{ id: string }>(url, '/api/v1/lead-lists', { name: 'All' })
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
  try {
    const files = writeCsv(folder, { header: 'phone,firstName,lastName,email,company,tags', rows: count, rowOf })
    const call: Call = (_, path, form) => ask(url, path, form)
    const created = await importCsv(call, `/api/v1/lead-lists/${id}/leads/import`, files)
    if (created !== count) throw new Error(`${created} of ${count} leads were imported.`)
    return id
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rowOf = (row: number): string =>
  `${phoneOf(row)},Ada,Last${row % 977},ada${row}@example.com,Company ${row % 89},tag${row % 7}`

/** Leads from all over the workspace, and its pages one after the other. */
export async function plansAmong(url: string, count: number, leadListId: string): Promise<Plans> {
  const rows = Math.min(count, variety.leads)
  const phones = Array.from({ length: rows }, (_, index) => phoneOf(Math.floor((index * count) / rows)))
  const { paths } = await walk(url)
  return describedPlans(phones, paths, leadListId)
}

/** The first pages of all leads: their paths, and the leads on them. */
export async function walk(url: string): Promise<{ paths: string[]; leads: Lead[] }> {
  const [paths, leads]: [string[], Lead[]] = [[], []]
  let path: string | undefined = pageAt()
  while (path && paths.length < variety.pages) {
    const page: Page = await ask<Page>(url, path)
    paths.push(path)
    leads.push(...page.data)
    path = page.pagination.nextCursor ? pageAt(page.pagination.nextCursor) : undefined
  }
  return { paths, leads }
}
