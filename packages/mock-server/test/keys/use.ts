// Calls a server of its own with a great many keys, and tells what that came to.
import { existsSync, readdirSync } from 'node:fs'
import { createMockServer, type MockServerOptions } from '../../src/node/index.ts'

/** What becomes of a server that is called with many keys. */
export interface Use {
  keys: number
  /** Of those that were looked at again, the ones in which something was not as it was left. */
  lost: number
  /** By how many kilobytes the process grew for each key, once as many workspaces were open as may be. */
  kilobytesEach: number
  /** Files that are open; 0 where the system does not tell. */
  files: number
}

const opened = '/proc/self/fd'

/** @param settled after how many keys as many workspaces are open as may be */
export async function useKeys(keys: number, settled: number, options: MockServerOptions): Promise<Use> {
  using mock = createMockServer(options)
  async function call(key: number, init: RequestInit = {}): Promise<{ data: { name: string }[] }> {
    const headers = { authorization: `Bearer rl_test_${key}`, 'content-type': 'application/json' }
    const response = await mock.fetch('http://mock.test/api/v1/lead-lists', { ...init, headers })
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
    return response.json() as Promise<{ data: { name: string }[] }> // or what was just made, which nobody reads
  }
  const nameOf = (key: number) => `List of ${key}`
  async function makeLists(from: number, to: number): Promise<void> {
    for (let key = from; key < to; key += 1)
      await call(key, { method: 'POST', body: JSON.stringify({ name: nameOf(key) }) })
  }

  await makeLists(0, settled)
  const before = kilobytes()
  await makeLists(settled, keys)
  const kilobytesEach = (kilobytes() - before) / (keys - settled)

  const sample = Array.from({ length: Math.min(keys, 100) }, (_, part) => Math.floor((part * keys) / 100))
  const found = await Promise.all(sample.map(async (key) => (await call(key)).data[0]?.name === nameOf(key)))
  const files = existsSync(opened) ? readdirSync(opened).length : 0
  return { keys, lost: found.filter((isThere) => !isThere).length, kilobytesEach, files }
}

function kilobytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1024
}
