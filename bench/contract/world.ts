// A workspace in which every operation has a call that succeeds, for tools that take theirs from examples.
import type { Operation } from '../../packages/contract-tests/src/description/description.ts'
import { requestOf } from '../../packages/contract-tests/src/exchange/request.ts'
import { createNumbers } from '../../packages/contract-tests/src/run/numbers.ts'
import type { Fetch } from '../../packages/contract-tests/src/run/options.ts'
import { createSession } from '../../packages/contract-tests/src/run/session.ts'
import { settingsOf } from '../../packages/contract-tests/src/run/settings.ts'
import type { CallInput } from '../../packages/contract-tests/src/world/recipes.ts'
import { createWorld } from '../../packages/contract-tests/src/world/world.ts'
import { createMockServer } from '../../packages/mock-server/src/node/index.ts'

/** The key of the workspace that is prepared. */
export const key = 'rl_test_bench'

export interface Prepared {
  /** By operation: a call that succeeds once in the workspace, and its answer. */
  calls: Record<string, PreparedCall>
  /** The workspace before any of them was made. */
  snapshot: Uint8Array
}

export interface PreparedCall {
  operation: Operation
  input: CallInput
  answer: { status: number; body: unknown }
}

/** What these need becomes ready, or gets into trouble, in the hours that follow. */
const early = ['accounts.register', 'accounts.connect', 'knowledgeBase.reingestSource']

/**
 * Has everything made by the recipes of our own package, for each operation apart, so that no call spoils another. Each
 * call is made once before the one that is kept, so that lists have something in them.
 */
export async function prepare(): Promise<Prepared> {
  using mock = createMockServer()
  const workspace = mock.workspace(key)
  const { operations, recipes, session } = await sessionWith(mock.fetch)
  const note = (_: string | undefined, message: string) => console.error(message)
  const options = { ...createNumbers(), note }
  const inputs: Record<string, CallInput> = {}
  const make = async (id: string) => {
    const world = createWorld(session, options)
    inputs[id] = await (recipes.lists?.[id]?.(world) ?? world.good(id))
    return world
  }
  const ids = operations.map(({ id }) => id)
  for (const id of ids) await (await make(id)).call(id, inputs[id])
  const items = [{ product: 'wa_account', quantity: 1, countryCode: 'US' }]
  await createWorld(session, options).must('orders.create', { json: { items, paymentMethod: 'invoice' } })
  workspace.advance('1d')
  for (const id of early) await make(id)
  workspace.advance('1d')
  for (const id of ids) if (!early.includes(id)) await make(id)
  const snapshot = workspace.snapshot()
  return { calls: await answered(operations, inputs, snapshot), snapshot }
}

async function sessionWith(fetch: Fetch) {
  const settings = await settingsOf({ fetch, apiKey: key })
  return { ...settings, session: createSession(settings) }
}

/** @throws Error for a call that fails: then the recipes have changed, and `early` may have to follow */
async function answered(operations: readonly Operation[], inputs: Record<string, CallInput>, snapshot: Uint8Array) {
  using mock = createMockServer()
  mock.workspace(key).restore(snapshot)
  const calls: Prepared['calls'] = {}
  for (const operation of operations) {
    const input = inputs[operation.id] ?? {}
    const response = await send({ operation, input }, 'http://bench.test', mock.fetch)
    const text = await response.text()
    if (!response.ok) throw new Error(`The prepared call of ${operation.id} was answered with ${text}`)
    calls[operation.id] = { operation, input, answer: { status: response.status, body: text && JSON.parse(text) } }
  }
  return calls
}

/** Sends a prepared call to a server. */
export function send(
  { operation, input }: Pick<PreparedCall, 'operation' | 'input'>,
  baseUrl: string,
  fetch: (url: string, init: RequestInit) => Promise<Response> = globalThis.fetch,
): Promise<Response> {
  const { path = {}, query = {}, headers: given = {}, body } = input
  const call = { path, query, headers: given, ...(body && { body }) }
  const { method, url, headers, content } = requestOf(operation, call, baseUrl, { key })
  return fetch(url, { method, headers, ...(content !== undefined && { body: content }) })
}
