// The process that asks, so that what a server costs is told apart from what asking costs.
import { Pool } from 'undici'
import { authorization, newPhoneOf, type Plan } from './calls.ts'
import type { Order, Outcome } from './loading.ts'

const connections = 16
let asked = 0
let isAsking = false

process.on('message', (order: Order | 'stop') => {
  isAsking = order !== 'stop'
  if (order !== 'stop') load(order).then(tell, (error: Error) => tell({ error: error.message }))
})
process.once('disconnect', () => process.exit())

function tell(outcome: Outcome): void {
  process.send?.(outcome)
}

/**
 * Keeps as many requests under way as there are connections, and counts those that were answered. No connection is ever
 * idle, or a server might close it just when it is used again.
 */
async function load({ url, plan }: Order): Promise<Outcome> {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const began = performance.now()
  let requests = 0
  const keepAsking = async () => {
    for (; isAsking; requests += 1) await ask(pool, plan)
  }
  stayAwake()
  try {
    await Promise.all(Array.from({ length: connections }, keepAsking))
    return { requests, seconds: (performance.now() - began) / 1000 }
  } finally {
    isAsking = false
    await pool.destroy()
  }
}

/** Never sleeps, as waking it would be charged to the server: the slower that is, the more often. */
function stayAwake(): void {
  if (isAsking) setImmediate(stayAwake)
}

/** `dispatch` is the cheapest that undici has. Rejects when the answer is no success, or has no body. */
function ask(pool: Pool, { method, paths, lead }: Plan): Promise<void> {
  asked += 1
  const path = paths[asked % paths.length] ?? '/'
  const body = lead ? JSON.stringify({ ...lead, phone: newPhoneOf(asked) }) : null
  const headers = { authorization, ...(lead && { 'content-type': 'application/json' }) }
  return new Promise((resolve, reject) => {
    let [status, size, text] = [0, 0, '']
    pool.dispatch(
      { method, path, headers, body },
      {
        onRequestStart() {},
        onResponseStart(_, statusCode) {
          status = statusCode
        },
        onResponseData(_, chunk) {
          size += chunk.length
          if (status >= 300) text += chunk
        },
        onResponseEnd() {
          if (status >= 200 && status < 300 && size > 0) resolve()
          else reject(new Error(`${method} ${path} was answered with ${status}: ${text.slice(0, 500)}`))
        },
        onResponseError: (_, error) => reject(error),
      },
    )
  })
}
