import type { Incoming } from './attempt.ts'
import { bodyOf } from './body.ts'
import { RocketleadError } from './errors.ts'
import { exchange, type Outgoing } from './exchange.ts'
import { named } from './failure.ts'
import { randomKey } from './idempotency-key.ts'
import { type CallOptions, headersWith, limitsFrom, type Settings } from './options.ts'
import { List } from './page.ts'
import { Answer } from './promise.ts'
import type { Operation } from './section.ts'

/** Calls an operation with the arguments of its method. */
export type Call = (operation: Operation, given: unknown[]) => Answer<unknown>

export function caller(settings: Settings): Call {
  const send = async (operation: Operation, given: Given) => exchange(outgoing(operation, given, settings), settings)
  const list = (operation: Operation, given: Given): List => {
    const { content = {}, options } = given
    const at = (cursor: string) => list(operation, { ...given, content: { ...content, cursor } })
    return new List(send(operation, given), parsed, { cursor: content.cursor, at, signal: options.signal })
  }
  return (operation, args) => {
    const given = sorted(operation, args)
    return operation.words.has('list') ? list(operation, given) : new Answer(send(operation, given), parsed)
  }
}

/** A method's arguments: the path's parameters, then the body or the query, then the options. */
interface Given {
  path: unknown[]
  // The section's interface vouches for what was given.
  content: Record<string, unknown> | undefined
  options: CallOptions
}

function sorted({ path, words }: Operation, args: unknown[]): Given {
  const rest = args.splice(path.split('{').length - 1)
  const content = words.has('query') || words.has('body') ? (rest.shift() ?? undefined) : undefined
  return { path: args, content: content as Given['content'], options: (rest[0] ?? {}) as CallOptions }
}

function outgoing(operation: Operation, given: Given, settings: Settings): Outgoing {
  const { id, method, words } = operation
  const { content, options } = given
  let at = 0
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, given.path[at++]))
  const address = settings.baseUrl + path
  const serialized = bodyOf(words.has('body') ? content : undefined, words.has('file'))
  // When no attempt is made, its failure must not count as unhandled.
  serialized.catch(() => {})
  return {
    operation: id,
    method,
    path: new URL(address).pathname,
    url: address + (words.has('query') ? search(content) : ''),
    headers: headersOf(operation, options, settings),
    serialized,
    limits: limitsFrom(options, settings.limits),
    signal: options.signal,
    onUploadProgress: options.onUploadProgress,
  }
}

/** A path parameter, percent-encoded. An empty one or dots would lead to another operation's path. */
function segment(name: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (/^\.{0,2}$/.test(text)) throw new RocketleadError(`\`${name}\` must be a text, not "." or "..".`)
  return encodeURIComponent(text)
}

/** A query, in which a list names its parameter once for each item. */
function search(query: Given['content'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((item) => item !== undefined)
      .map((item) => `${name}=${encodeURIComponent(String(item))}`),
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

function headersOf({ id, words }: Operation, { headers, idempotencyKey }: CallOptions, settings: Settings): Headers {
  const all = headersWith(settings.headers, headers)
  const key = idempotencyKey ?? all.get('Idempotency-Key')
  if (words.has('key')) all.set('Idempotency-Key', key || randomKey())
  // A request with a key is repeated, so an operation that would not heed it must not have one.
  else if (key !== null) throw new RocketleadError(`${id} takes no idempotency key.`)
  return all
}

/** What a success holds; nothing when its body is empty. */
function parsed({ facts, response, body }: Incoming): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body as string)
  } catch {
    // The cause would quote the body, which may be anybody's page.
    throw new RocketleadError(`${named(facts)} was answered ${response.status} without JSON.`, facts)
  }
}
