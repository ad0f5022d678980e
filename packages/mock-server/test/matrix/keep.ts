// Set up for each file of tests: writes its notes when it is over. Files share the modules of their worker, notes too.
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, expect } from 'vitest'
import { notes } from './record.ts'

/** Where the notes lie, a file for each test file. */
const folder = new URL('../../.vitest/matrix/', import.meta.url)

afterAll(() => {
  const file = expect
    .getState()
    .testPath?.replace(/^.*\/test\//, '')
    .replaceAll('/', '-')
  const kept = [...notes.values()]
  notes.clear()
  if (kept.length === 0 || !file) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL(`${file}.json`, folder), JSON.stringify(kept))
})
