import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install } from '../install.ts'

/** What the command line asks for. */
interface Asked {
  kinds: string[]
  /** A directory that is there for as long as it is measured. */
  folder: string
  /** Whether the README is to be renewed. */
  isToWrite: boolean
}

/** Measures what the command line names of several kinds, or all of them; says what there is when it names another. */
export async function measureKinds(kinds: string[], measure: (asked: Asked) => Promise<void>): Promise<void> {
  const args = process.argv.slice(2)
  const unknown = args.find((arg) => arg !== '--write' && !kinds.includes(arg))
  if (unknown !== undefined) {
    console.error(`There is no "${unknown}". Kinds: ${kinds.join(', ')}; --write renews the README.`)
    process.exitCode = 1
    return
  }
  install()
  const named = kinds.filter((kind) => args.includes(kind))
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
  try {
    await measure({ kinds: named.length > 0 ? named : kinds, folder, isToWrite: args.includes('--write') })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
