import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Resolves when the requests that came before on the same connection are answered, and gives whether it is still there.
 * What they change, this one may depend on (RFC 9112, 9.3.2).
 */
export function turnOf(request: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    outgoing.once('socket', () => resolve(true))
    request.once('close', () => resolve(false))
  })
}

/** Node gives an answer the socket when the one before it is out. */
export const isItsTurn = (outgoing: ServerResponse): boolean => outgoing.socket !== null
