import type { Description, Operation } from '../description/description.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { requestOf } from '../exchange/request.ts'
import { type SendOptions, send } from '../exchange/send.ts'
import { cureOf, hopeless } from './cures.ts'
import { CannotRun, type Fetch } from './options.ts'
import { unfitAnswer } from './unfit.ts'

export interface Preflight extends SendOptions {
  description: Description
  baseUrl: string
  apiKey: string | undefined
}

/** So many operations have to fail before the server is unusable: one alone may have a failure of its own to report. */
const attempts = 3

/**
 * Makes sure that a server is there, that it is the API and that it takes the key, by one GET if all is well.
 *
 * @throws CannotRun that says what is wrong and what to do
 */
export async function preflight(options: Preflight): Promise<void> {
  const { description, signal } = options
  const problems: string[] = []
  for (const operation of harmless(description.operations).slice(0, attempts)) {
    const { problem, isHopeless } = await attempt(operation, options)
    if (problem === undefined || signal?.aborted) return
    if (isHopeless) throw new CannotRun(problem)
    problems.push(problem)
  }
  if (problems[0] !== undefined) throw new CannotRun(problems[0])
}

/** Those that read; first the ones that need no id, then those that need nothing else, then those that need the key. */
function harmless(operations: readonly Operation[]): Operation[] {
  const needs = ({ parameters, security }: Operation): number =>
    4 * parameters.filter(({ in: place }) => place === 'path').length +
    2 * parameters.filter(({ required }) => required).length +
    (security.length > 0 ? 0 : 1)
  return operations.filter(({ method }) => method === 'GET').sort((one, other) => needs(one) - needs(other))
}

interface Attempt {
  /** Undefined when the answer is one of the API. */
  problem: string | undefined
  /** Whether no other call can do better. */
  isHopeless: boolean
}

async function attempt(operation: Operation, { baseUrl, apiKey, ...options }: Preflight): Promise<Attempt> {
  const credentials = apiKey === undefined ? undefined : { key: apiKey }
  const request = requestOf(operation, callOf(operation), baseUrl, credentials)
  const { fetch, heard } = listening(options.fetch)
  const exchange = await send(request, { ...options, fetch })
  const failing = { ...heard, baseUrl }
  if (!exchange.response)
    return { problem: noAnswer(exchange, cureOf(failing)), isHopeless: Boolean(hopeless(failing)) }
  const problem = unfitAnswer(operation, exchange.request, exchange.response, baseUrl, apiKey !== undefined)
  return { problem, isHopeless: false }
}

/** A fetch of which is known afterwards what it threw, and whether it answered. */
function listening(fetch: Fetch) {
  const heard: { error: unknown; hasBegun: boolean } = { error: undefined, hasBegun: false }
  const listened: Fetch = async (input, init) => {
    try {
      const response = await fetch(input, init)
      heard.hasBegun = true
      return response
    } catch (error) {
      heard.error = error
      throw error
    }
  }
  return { fetch: listened, heard }
}

const noAnswer = ({ request, trouble }: Exchange, cure: string): string =>
  `${request.method} ${request.url} got no usable answer. ${trouble} ${cure}`

/** A call with what it cannot do without; whether the ids are there does not matter. */
function callOf({ parameters }: Operation) {
  const valuesOf = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, schema, examples }) => [name, examples[0] ?? schema.enum?.[0] ?? 'none']),
    )
  return { path: valuesOf('path'), query: valuesOf('query'), headers: {} }
}
