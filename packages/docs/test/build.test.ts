import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const run = promisify(execFile)

describe('a clean build', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'rocketlead-docs-'))
  let first: Build
  let second: Build

  beforeAll(async () => {
    first = await build(join(scratch, 'first'))
    second = await build(join(scratch, 'second'))
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  // Time on the clock depends on what else the machine does. A build waits for nothing, so with 15 s of work for one
  // processor it is done within 15 s wherever it is alone.
  test('takes at most 15 s', () => {
    const { cpu, wall } = cpuOf(first) < cpuOf(second) ? first : second
    console.info(`clean build: ${cpu.toFixed(1)} s of processor time, ${wall.toFixed(1)} s by the clock`)

    expect(cpu).toBeLessThanOrEqual(15)
  })

  // Of the process itself. The only other one is the transpiler of the configuration, which takes some 15 MB.
  test('takes at most 500 MB', () => {
    const memory = Math.max(first.memory, second.memory) / 1e6
    console.info(`clean build: ${Math.round(memory)} MB at most`)

    expect(memory).toBeLessThanOrEqual(500)
  })

  test('gives the same bytes for the same day', () => {
    expect(first.files.size).toBeGreaterThan(200)
    expect(first.files).toEqual(second.files)
  })
})

interface Build {
  /** Seconds of work of all processors together, and by the clock. */
  cpu: number
  wall: number
  /** The most bytes that were in memory at a time. */
  memory: number
  /** What stands in each file, as a hash. */
  files: Map<string, string>
}

const cpuOf = ({ cpu }: Build): number => cpu

/** Runs the npm script as it stands, into a folder of its own. */
async function build(folder: string): Promise<Build> {
  const report = `${folder}.json`
  const env = {
    ...process.env,
    ...{ DOCS_OUT: folder, SOURCE_DATE_EPOCH: '1767225600', RESOURCES: report },
    NODE_OPTIONS: `--import=${new URL('build/resources.ts', import.meta.url)}`,
  }
  await run(process.execPath, ['--run', 'docs'], { cwd: root, env })
  return { ...JSON.parse(readFileSync(report, 'utf8')), files: hashesOf(folder) }
}

function hashesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  )
  const hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')
  return new Map(files.sort().map((file) => [file, hash(file)]))
}
