import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AbortError, TimeoutError } from '../src/index.ts'
import { freezeTime } from './answering.ts'
import { rejection, setup } from './setup.ts'

beforeEach(freezeTime)
afterEach(() => {
  vi.useRealTimers()
})

/** A stream that gives nothing, and never ends. */
const stalled = () => new ReadableStream<Uint8Array>()

describe('an upload whose stream stalls', () => {
  test('ends with its time', async () => {
    const { rocketlead, requests } = setup(undefined, { timeout: 3000 })
    const uploading = rejection(rocketlead.leadLists.importLeads('lst_1', { file: stalled() }))

    await vi.advanceTimersByTimeAsync(3000)

    const error = await uploading
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ operation: 'leadLists.importLeads', attempts: 1 })
    expect(requests).toEqual([])
  })

  test('ends when it is aborted', async () => {
    const aborter = new AbortController()
    const { rocketlead, requests } = setup()
    const { signal } = aborter
    const uploading = rejection(rocketlead.leadLists.importLeads('lst_1', { file: stalled() }, { signal }))
    await vi.advanceTimersByTimeAsync(10)

    aborter.abort()

    expect(await uploading).toBeInstanceOf(AbortError)
    expect(requests).toEqual([])
  })

  test('tells its hooks', async () => {
    const onError = vi.fn()
    const { rocketlead } = setup(undefined, { timeout: 3000, hooks: [{ onError }] })
    const uploading = rejection(rocketlead.leadLists.importLeads('lst_1', { file: stalled() }))

    await vi.advanceTimersByTimeAsync(3000)
    await uploading

    expect(onError).toHaveBeenCalledOnce()
  })
})

test('a file that cannot be read fails its call, and no rejection is left over', async () => {
  const { rocketlead, requests } = setup()

  const error = await rejection(rocketlead.leadLists.importLeads('lst_1', { file: { path: '/nowhere/leads.csv' } }))

  expect(error).toMatchObject({
    name: 'RocketleadError',
    message: 'The file /nowhere/leads.csv cannot be read (ENOENT).',
    cause: { code: 'ENOENT' },
  })
  expect(requests).toEqual([])
})
