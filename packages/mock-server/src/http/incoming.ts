/** A request as the server takes it, whatever brought it: a socket, or a web-standard `Request`. */
export interface Incoming {
  readonly method: string
  /** Where it was sent, such as `http://127.0.0.1:4010`. */
  readonly origin: string
  /** The path as it was sent, percent-encoded. */
  readonly path: string
  /** The query with its question mark, or nothing. */
  readonly search: string
  /** The value of a header, by its name in lower case. */
  header(name: string): string | undefined
  /**
   * The bytes of the body, or nothing when they are more than that.
   *
   * @throws ConnectionCut when the connection ends before the body does
   */
  read(limit: number): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Tells when nobody waits for the answer any more. */
  readonly signal: AbortSignal
}

/** Whether nobody waits any more, and that is what was thrown. */
export const isGivenUp = (error: unknown, { signal }: Incoming): boolean => signal.aborted && error === signal.reason

/** The content type without its parameters. */
export const typeOf = (request: Incoming): string => {
  const type = request.header('content-type') ?? ''
  const end = type.indexOf(';')
  return (end < 0 ? type : type.slice(0, end)).trim().toLowerCase()
}

/** Pieces of a body as one. */
export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
