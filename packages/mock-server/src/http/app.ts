import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { Problem } from '../domain/problem.ts'
import { digest } from '../hash.ts'
import { readApiKey } from './auth.ts'
import { claim } from './idempotency.ts'
import { asProblem, problemAnswer, successAnswer, toResponse } from './respond.ts'
import type { Api, Outcome, Route } from './route.ts'
import { validateRequest, validateResponse } from './validate.ts'

export interface AppOptions {
  apis: readonly Api[]
  /** A new request id; of a workspace's own, as soon as the key is known. */
  requestId(apiKey?: string): string
  /** The bytes of a stored picture, for anyone who knows its address. */
  media(workspaceId: string, mediaId: string): { mimeType: string; bytes: Uint8Array } | undefined
  /** Whether answers are held against the description before they are sent. */
  validateResponses: boolean
  /** Is told of every bug. */
  report(error: unknown): void
  /** The idempotency keys of requests that are being handled. */
  running: Set<string>
}

const exposed = [
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
  'Location',
  'Idempotency-Replayed',
  'WWW-Authenticate',
  'Allow',
]

/** The HTTP side: a loop over the routes of the descriptions. */
export function createApp(options: AppOptions): Hono {
  const app = new Hono()
  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID', 'X-Mock-Fault'],
      exposeHeaders: exposed,
      maxAge: 86_400,
    }),
  )
  app.use(async (c, next) => (isDecodable(c.req.url) ? next() : respondProblem(undecodable(), options)))
  for (const api of options.apis)
    for (const route of concreteFirst(api.routes))
      app.on(route.method, toHono(route.path), (c) => respond(api, route, c, options))
  app.get('/_mock/media/:workspaceId/:mediaId', (c) => respondMedia(c.req.param(), options))
  const allowed = allowedMethods(options.apis)
  app.notFound((c) => respondProblem(nowhere(c.req.method, c.req.path), options, allowed(c.req.path)))
  app.onError((error) => respondProblem(asProblem(error, options.report), options))
  return app

  function nowhere(method: string, path: string): Problem {
    const methods = allowed(path)
    if (methods.length === 0) return new Problem('not_found', `There is no ${path} here. Check the path.`)
    return new Problem('method_not_allowed', `${method} is not offered here. Use ${methods.join(' or ')}.`)
  }
}

async function respond(api: Api, route: Route, c: Context, options: AppOptions): Promise<Response> {
  const idempotencyKey = route.headers.includes('idempotency-key') ? c.req.header('idempotency-key') : undefined
  let requestId = ''
  let release = () => {}
  try {
    const apiKey = readApiKey(c.req.raw.headers)
    requestId = options.requestId(apiKey)
    release = claim(options.running, apiKey, idempotencyKey)
    const load = api.validators[route.section]
    if (!load) throw new Error(`No validators were generated for ${route.section}.`)
    const { input, bytes } = await validateRequest(route, c.req.raw, c.req.param(), (await load.request()).default)
    const responses = options.validateResponses ? (await load.response?.())?.default : undefined
    const answer = api.answer({
      route,
      input: (await api.prepare?.(route, input)) ?? input,
      apiKey,
      idempotencyKey,
      print: idempotencyKey === undefined ? '' : digest(JSON.stringify([route.id, c.req.path, input.query]), 26, bytes),
      finish(outcome: Outcome) {
        if (outcome instanceof Problem) return problemAnswer(documented(outcome, route), requestId)
        if (responses) validateResponse(route, outcome.status, outcome.body, responses)
        return successAnswer(outcome, route.answers)
      },
    })
    return toResponse(answer, requestId, () => c.req.raw.signal)
  } catch (error) {
    const problem = asProblem(error, options.report)
    return respondProblem(problem, options, [], requestId, route)
  } finally {
    release()
  }
}

function respondProblem(
  problem: Problem,
  options: AppOptions,
  allow: string[] = [],
  requestId = options.requestId(),
  route?: Route,
): Response {
  const id = requestId || options.requestId()
  const known = route
    ? asProblem(
        settled(() => documented(problem, route)),
        options.report,
      )
    : problem
  return toResponse(problemAnswer(known, id, allow.length ? { allow: allow.join(', ') } : {}), id)
}

/** Gives what was made, or what was thrown meanwhile. */
function settled(make: () => unknown): unknown {
  try {
    return make()
  } catch (error) {
    return error
  }
}

/** An operation answers only with codes that it documents; another is a bug, but for a disk that is full. */
function documented(problem: Problem, route: Route): Problem {
  if (route.codes.includes(problem.code) || problem.code === 'storage_full') return problem
  throw new Error(`${route.id} answered the problem ${problem.code}, which the description does not list for it.`)
}

function respondMedia(
  { workspaceId, mediaId }: { workspaceId: string; mediaId: string },
  options: AppOptions,
): Response {
  const media = options.media(workspaceId, mediaId)
  if (!media) return respondProblem(new Problem('not_found', 'There is no such picture.'), options)
  const headers = {
    'content-type': media.mimeType,
    'x-request-id': options.requestId(),
    'cache-control': 'public, immutable',
  }
  return new Response(new Uint8Array(media.bytes), { headers })
}

const isDecodable = (url: string): boolean => {
  try {
    decodeURIComponent(new URL(url).pathname)
    return true
  } catch {
    return false
  }
}

function undecodable(): Problem {
  const message = 'is not valid percent-encoding of UTF-8'
  return new Problem('validation_failed', `The request has 1 fault. The path ${message}.`, {
    errors: [{ parameter: 'path', code: 'encoding', message }],
  })
}

/** `/accounts/{accountId}` -> `/accounts/:accountId` */
const toHono = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** A path without parameters wins over one that has some, so it is asked first. */
const concreteFirst = (routes: readonly Route[]): Route[] =>
  routes.toSorted((one, other) => parameterCount(one) - parameterCount(other))
const parameterCount = ({ path }: Route): number => path.split('{').length - 1

/** Tells which methods a path offers. */
function allowedMethods(apis: readonly Api[]): (path: string) => string[] {
  const patterns = apis.flatMap(({ routes }) =>
    routes.map(({ method, path }) => ({
      method,
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      parameters: path.split('{').length,
    })),
  )
  return (path) => {
    const matching = patterns.filter(({ pattern }) => pattern.test(path))
    const concrete = Math.min(...matching.map(({ parameters }) => parameters))
    return matching.filter(({ parameters }) => parameters === concrete).map(({ method }) => method)
  }
}
