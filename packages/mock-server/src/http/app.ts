import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { Problem } from '../domain/problem.ts'
import { answerCall } from './call.ts'
import { begin, finish, identify, idOf, problemOf } from './exchange.ts'
import { faultHeader } from './fault-header.ts'
import type { AppOptions } from './options.ts'
import { problemAnswer } from './respond.ts'
import type { Api, Route } from './route.ts'
import { isUnanswered } from './strike.ts'

const exposed = [
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
  'Date',
  'Location',
  'Idempotency-Replayed',
  'WWW-Authenticate',
  'Allow',
]

/** The HTTP side: a loop over the routes of the descriptions. */
export function createApp(options: AppOptions): Hono {
  const app = new Hono()
  app.options('*', async (c, next) => {
    await next()
    // A browser asks before it lets a page from a public address at a server on this machine.
    if (c.req.header('access-control-request-private-network')) c.header('access-control-allow-private-network', 'true')
  })
  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID', faultHeader],
      exposeHeaders: exposed,
      maxAge: 86_400,
    }),
  )
  app.use(async (c, next) => (isDecodable(c.req.url) ? next() : refuse(undecodable(), c.req.raw, options)))
  for (const api of options.apis)
    for (const route of concreteFirst(api.routes))
      app.on(route.method, toHono(route.path), (c) =>
        answerCall({ api, route, request: c.req.raw, path: c.req.param() }, options),
      )
  app.get('/_mock/media/:workspaceId/:mediaId', (c) => respondMedia(c.req.param(), c.req.raw, options))
  const allowed = allowedMethods(options.apis)
  app.notFound((c) => refuse(nowhere(c.req.method, c.req.path), c.req.raw, options, allowed(c.req.path)))
  app.onError((error, c) => {
    if (isUnanswered(error, c.req.raw)) throw error
    return refuse(error, c.req.raw, options)
  })
  return app

  function nowhere(method: string, path: string): Problem {
    const methods = allowed(path)
    if (methods.length === 0) return new Problem('not_found', `There is no ${path} here. Check the path.`)
    return new Problem('method_not_allowed', `${method} is not offered here. Use ${methods.join(' or ')}.`)
  }
}

/** Answers a request that is for no operation, or that failed outside of one. */
function refuse(error: unknown, request: Request, options: AppOptions, allow: string[] = []): Response {
  const exchange = begin(request, undefined, options)
  try {
    identify(exchange, options)
  } catch {
    // Nothing is there, whoever asks.
  }
  const headers: Record<string, string> = allow.length > 0 ? { allow: allow.join(', ') } : {}
  const problem = problemOf(error, exchange, options)
  return finish(exchange, problemAnswer(problem, idOf(exchange, options), exchange.format, headers), options)
}

function respondMedia(
  { workspaceId, mediaId }: { workspaceId: string; mediaId: string },
  request: Request,
  options: AppOptions,
): Response {
  const media = options.media(workspaceId, mediaId)
  if (!media) return refuse(new Problem('not_found', 'There is no such picture.'), request, options)
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
