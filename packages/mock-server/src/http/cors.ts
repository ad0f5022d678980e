// Pages from anywhere may call the server.
import { faultHeader } from './fault-header.ts'
import type { Incoming } from './incoming.ts'
import type { Answer } from './respond.ts'

const exposed = [
  'X-Request-Id',
  'X-Workspace-Expires',
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

/** Headers of every answer. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposed.join(','),
}

const preflightHeaders = {
  ...corsHeaders,
  'access-control-allow-methods': 'GET,PUT,POST,PATCH,DELETE',
  'access-control-allow-headers': [
    'Authorization',
    'Content-Type',
    'Idempotency-Key',
    'Last-Event-ID',
    faultHeader,
  ].join(','),
  'access-control-max-age': '86400',
}

/** What a browser is answered that asks what it may send. */
export function preflight(request: Incoming): Answer {
  // It asks before it lets a page from a public address at a server on this machine.
  const isPrivate = request.header('access-control-request-private-network') !== undefined
  const more = isPrivate ? { 'access-control-allow-private-network': 'true' } : {}
  return { status: 204, headers: { ...preflightHeaders, ...more }, body: '' }
}
