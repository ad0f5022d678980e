import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { json } from '../src/report/json.ts'
import { writeReport } from '../src/report/write.ts'
import { failure } from './report/failures.ts'
import { rocketleadReport } from './report/fixture.ts'
import { smallReport } from './report/small.ts'

const directory = mkdtempSync(join(tmpdir(), 'report-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('writing a report', () => {
  test('makes the directory, and gives the paths of the files', () => {
    const there = join(directory, 'not', 'there')

    const paths = writeReport(smallReport(), there)

    expect(paths).toEqual(['index.html', 'report.json', 'junit.xml'].map((name) => join(there, name)))
    expect(paths.map((path) => readFileSync(path, 'utf8').slice(0, 15))).toEqual([
      '<!doctype html>',
      '{\n  "version": ',
      '<?xml version="',
    ])
  })

  test('takes the place of an earlier one', () => {
    const there = join(directory, 'twice')
    writeReport(rocketleadReport(), there)

    const paths = writeReport(smallReport(), there)

    const written = paths.find((path) => basename(path) === 'report.json') ?? ''
    expect(JSON.parse(readFileSync(written, 'utf8'))).toEqual(smallReport())
  })
})

describe('report.json', () => {
  test('holds all of the report', () => {
    const report = rocketleadReport()

    expect(JSON.parse(json(report))).toEqual(report)
  })

  test('is the same text in whatever order a server sends its headers', () => {
    const answer = (headers: Record<string, string>) =>
      json(smallReport({ failures: [failure({ response: { status: 200, headers, body: '' } })] }))

    expect(answer({ date: 'today', age: '1' })).toBe(answer({ age: '1', date: 'today' }))
  })
})
