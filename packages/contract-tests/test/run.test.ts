import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { CannotRun, type ContractOptions, type Fetch } from '../src/run/options.ts'
import { runContract } from '../src/run/run.ts'
import { library } from './foreign/library.ts'

const description = fileURLToPath(new URL('foreign/library.yaml', import.meta.url))

/** The library, and what was asked of it. */
function recorded(
  around: (fetch: Fetch, input: string, init: RequestInit | undefined) => Promise<Response> = (fetch, input, init) =>
    fetch(input, init),
) {
  const { fetch, apiKey } = library()
  const methods: string[] = []
  const options: ContractOptions = {
    ...{ description, apiKey, baseUrl: 'https://library.example/v2', maxExamples: 10 },
    fetch(input, init) {
      methods.push(init?.method ?? 'GET')
      return around(fetch, input, init)
    },
  }
  return { options, methods, fetch, apiKey }
}

describe('runContract', () => {
  test('sends nothing but GET when it may only read, and takes ids from lists', async () => {
    const { options, methods, fetch, apiKey } = recorded()
    const headers = { 'x-library-key': apiKey, 'content-type': 'application/json' }
    const body = JSON.stringify({ title: 'Emma', genre: 'novel', pages: 474 })
    await fetch('https://library.example/v2/books', { method: 'POST', headers, body })

    const report = await runContract({ ...options, readOnly: true, rate: 10_000 })

    expect(new Set(methods)).toEqual(new Set(['GET']))
    expect(report.failures).toEqual([])
    expect(report.operations.map(({ id }) => id)).toEqual(['listBooks', 'getBook'])
    expect(report.operations.find(({ id }) => id === 'getBook')?.statuses).toContainEqual(
      expect.objectContaining({ status: '200', seen: expect.any(Number) }),
    )
  })

  test('waits as long as a 429 says, and then asks again', async () => {
    let limited = 0
    const { options } = recorded((fetch, input, init) => {
      limited++
      const isLimited = limited % 3 === 0
      return isLimited
        ? Promise.resolve(new Response('{}', { status: 429, headers: { 'retry-after': '0' } }))
        : fetch(input, init)
    })

    const report = await runContract({ ...options, phases: ['examples', 'stateful'] })

    expect(report.failures).toEqual([])
    expect(report.operations.flatMap(({ statuses }) => statuses).filter(({ status }) => status === '429')).toEqual([])
  })

  test('leaves an operation alone that does not answer, and goes on with the others', async () => {
    let asked = 0
    const { options } = recorded((fetch, input, init) => {
      if (init?.method !== 'PATCH' || input.endsWith('/books')) return fetch(input, init)
      asked++
      return new Promise(() => {})
    })

    const report = await runContract({ ...options, timeout: 30, phases: ['coverage', 'fuzzing'] })

    expect(report.ended).toBe('complete')
    expect(new Set(report.failures.map(({ operation, check }) => `${operation} ${check}`))).toEqual(
      new Set(['changeBook answered']),
    )
    expect(asked).toBeLessThan(10)
    expect(report.operations.find(({ id }) => id === 'removeBook')?.requests).toBeGreaterThan(5)
  })

  test('ends when the server is gone, and reports what was found', async () => {
    let count = 0
    const gone = () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }))
    const { options } = recorded((fetch, input, init) => (++count > 50 ? gone() : fetch(input, init)))

    const report = await runContract(options)

    expect(report.ended).toBe('unreachable')
    expect(report.failures[0]).toMatchObject({
      check: 'answered',
      actual: expect.stringContaining('Nothing listens there'),
    })
    expect(count).toBeLessThan(80)
  })

  test('tells of an answer that takes longer than it may', async () => {
    const { options } = recorded()

    const report = await runContract({ ...options, maxResponseTime: 0, phases: ['examples'] })

    expect(new Set(report.failures.map(({ check }) => check))).toEqual(new Set(['response-time']))
  })

  test('makes no check that is to be left out', async () => {
    const { options } = recorded()

    const report = await runContract({
      ...options,
      maxResponseTime: 0,
      skipChecks: ['response-time'],
      phases: ['examples'],
    })

    expect(report.failures).toEqual([])
  })

  test('ends when its time is up, and reports what was found', async () => {
    const { options } = recorded()

    const report = await runContract({ ...options, timeLimit: 0 })

    expect(report).toMatchObject({ ended: 'time limit', failures: [] })
  })

  test('ends when it is told to, and reports what was found', async () => {
    const stop = new AbortController()
    const { options, methods } = recorded()

    const report = await runContract({
      ...options,
      signal: stop.signal,
      onProgress: ({ phase }) => phase === 'coverage' && stop.abort(),
    })

    expect(report.ended).toBe('stopped')
    expect(report.failures).toEqual([])
    expect(methods.length).toBeLessThan(30)
  })

  test('tries only what was chosen', async () => {
    const { options } = recorded()

    const report = await runContract({ ...options, operations: ['listBooks'], phases: ['coverage'] })

    expect(report.operations.map(({ id }) => id)).toEqual(['listBooks'])
  })

  test('uses ids that are given in place of making things', async () => {
    const { options, methods, fetch, apiKey } = recorded()
    const headers = { 'x-library-key': apiKey, 'content-type': 'application/json' }
    const body = JSON.stringify({ title: 'Emma', genre: 'novel', pages: 474 })
    await fetch('https://library.example/v2/books', { method: 'POST', headers, body })

    const report = await runContract({
      ...options,
      data: { bookId: '1' },
      operations: ['getBook'],
      phases: ['examples', 'fuzzing'],
    })

    expect(report.failures).toEqual([])
    expect(methods).not.toContain('POST')
  })

  test('tries several operations at the same time, and finds the same', async () => {
    const { options } = recorded()

    const report = await runContract({ ...options, workers: 4 })

    expect(report).toMatchObject({ ended: 'complete', failures: [] })
  })

  test.each<[Partial<ContractOptions>, string]>([
    [{ operations: ['borrowBook'] }, 'no operation "borrowBook"'],
    [{ sections: ['shelves'] }, 'no section "shelves"'],
    [{ baseUrl: 'library.example' }, 'must begin with http:// or https://'],
    [{ readOnly: true, operations: ['addBook'] }, 'none of the chosen operations only reads'],
  ])('says what cannot be meant: %j', async (wrong, sentence) => {
    const { options } = recorded()

    const running = runContract({ ...options, ...wrong })

    await expect(running).rejects.toThrow(CannotRun)
    await expect(running).rejects.toThrow(sentence)
  })
})
