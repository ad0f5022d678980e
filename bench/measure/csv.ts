import { openAsBlob, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Call } from './api.ts'

/** Bytes of a file, as the description limits them. */
const most = 10 * 1024 * 1024

export interface Csv {
  header: string
  rows: number
  /** A row without the end of its line, of ASCII alone. */
  rowOf(index: number): string
}

/** Writes as few files as may be. */
export function writeCsv(folder: string, { header, rows, rowOf }: Csv): string[] {
  const files: string[] = []
  let text = ''
  const write = () => {
    const file = join(folder, `${files.length + 1}.csv`)
    writeFileSync(file, `${header}\n${text}`)
    files.push(file)
    text = ''
  }
  for (let index = 0; index < rows; index += 1) {
    const row = `${rowOf(index)}\n`
    if (header.length + 1 + text.length + row.length > most) write()
    text += row
  }
  write()
  return files
}

/** Uploads files one after the other, each read from the disk as it is sent; gives how many leads were created. */
export async function importCsv(call: Call, path: string, files: string[]): Promise<number> {
  let leads = 0
  for (const file of files) {
    const form = new FormData()
    form.set('file', await openAsBlob(file, { type: 'text/csv' }), 'leads.csv')
    const { created } = await call('POST', path, form)
    leads += created
  }
  return leads
}
