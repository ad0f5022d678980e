import { Problem } from '../domain/problem.ts'
import { answerCall } from './call.ts'
import { corsHeaders, preflight } from './cors.ts'
import { begin, finish, identify, idOf, problemOf } from './exchange.ts'
import type { Incoming } from './incoming.ts'
import type { AppOptions } from './options.ts'
import { type Answer, problemAnswer } from './respond.ts'
import { createRouter } from './router.ts'

/** The HTTP side: finds the operation of a request in the routes of the descriptions, and lets it answer. */
export type App = (request: Incoming) => Promise<Answer>

export function createApp(options: AppOptions): App {
  const router = createRouter(options.apis)

  /** @throws ConnectionCut, or the reason of a caller who gave up, when there is nothing to answer */
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight(request)
    const refusal = options.admit?.()
    if (refusal) return refuse(refusal, request, options)
    const segments = segmentsOf(request.path)
    if (!segments) return refuse(undecodable(), request, options)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const match = router.find(method, segments)
    if (match) return answerCall(match, request, options)
    const media = method === 'GET' && mediaIn(segments)
    if (media) return answerMedia(media, request, options)
    const allowed = router.allowed(segments)
    return refuse(nowhere(request, allowed), request, options, allowed)
  }
}

/** The segments of a path, decoded; nothing when they cannot be. */
function segmentsOf(path: string): string[] | undefined {
  const segments = path.split('/')
  if (!path.includes('%')) return segments
  try {
    return segments.map(decodeURIComponent)
  } catch {
    return undefined
  }
}

function undecodable(): Problem {
  const message = 'is not valid percent-encoding of UTF-8'
  return new Problem('validation_failed', `The request has 1 fault. The path ${message}.`, {
    errors: [{ parameter: 'path', code: 'encoding', message }],
  })
}

function nowhere({ method, path }: Incoming, allowed: string[]): Problem {
  if (allowed.length === 0) return new Problem('not_found', `There is no ${path} here. Check the path.`)
  return new Problem('method_not_allowed', `${method} is not offered here. Use ${allowed.join(' or ')}.`)
}

/** Answers a request that is for no operation. */
function refuse(error: unknown, request: Incoming, options: AppOptions, allow: string[] = []): Answer {
  const exchange = begin(request, undefined, options)
  try {
    identify(exchange, options)
  } catch {
    // Nothing is there, whoever asks.
  }
  const headers: Record<string, string> = allow.length > 0 ? { allow: allow.join(', ') } : {}
  const told = problemOf(error, exchange, options)
  return finish(exchange, problemAnswer(told, idOf(exchange, options), exchange.format, headers), options)
}

/** The workspace and the picture of `/_mock/media/{workspaceId}/{mediaId}`. */
function mediaIn([, mock, media, workspaceId, mediaId, ...rest]: string[]) {
  if (mock !== '_mock' || media !== 'media' || !workspaceId || !mediaId || rest.length > 0) return undefined
  return { workspaceId, mediaId }
}

function answerMedia(
  { workspaceId, mediaId }: { workspaceId: string; mediaId: string },
  request: Incoming,
  options: AppOptions,
): Answer {
  try {
    const media = options.media(workspaceId, mediaId)
    if (!media) throw new Problem('not_found', 'There is no such picture.')
    const headers = {
      ...corsHeaders,
      'content-type': media.mimeType,
      'x-request-id': options.requestId(),
      'cache-control': 'public, immutable',
    }
    return { status: 200, headers, body: '', bytes: new Uint8Array(media.bytes) }
  } catch (error) {
    return refuse(error, request, options)
  }
}
