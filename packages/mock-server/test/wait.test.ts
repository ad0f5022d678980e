import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { wait } from '../src/simulation/wait.ts'

test('what has waited is let go of, however long its signal lives', async () => {
  const { signal } = new AbortController()

  await wait(1, signal)

  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('whoever gives up waits no longer', async () => {
  const caller = new AbortController()
  const waited = wait(60_000, caller.signal)

  caller.abort(new Error('gone'))

  await expect(waited).rejects.toThrow('gone')
})
