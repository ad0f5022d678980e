import type { IncomingMessage } from 'node:http'

/** The most bytes of a body that are kept. */
export const mostBytes = 5 * 1024 * 1024

/** What went through a stream. */
export interface Copy {
  /** All bytes, whether kept or not. */
  size: number
  /** Whether the body is longer than what is kept, or broke off. */
  isCut(): boolean
  bytes(): Buffer
}

/** Keeps a copy of a body while somebody else reads it. */
export function copyOf(stream: IncomingMessage): Copy {
  const chunks: Buffer[] = []
  const copy: Copy = {
    size: 0,
    isCut: () => copy.size > mostBytes || !stream.complete,
    bytes: () => Buffer.concat(chunks),
  }
  stream.on('data', (chunk: Buffer) => {
    const room = mostBytes - copy.size
    if (room > 0) chunks.push(chunk.subarray(0, room))
    copy.size += chunk.length
  })
  return copy
}
