import { once } from 'node:events'
import type { Socket } from 'node:net'
import { type Bytes, bytesOf, open, repliesIn, told } from './wire.ts'

export const mebibyte = 1024 * 1024

/** What is sent without an end, or nearly. */
export interface Flood {
  head: Bytes
  /** Sent again and again. */
  piece: Bytes
  /** 100 unless told otherwise. */
  times?: number
}

export interface Flooded {
  answers: string[]
  /** How many pieces went out. */
  sent: number
}

/** Sends a flood as fast as it is taken, until something comes back or all is sent. */
export async function flood(port: number, { head, piece, times = 100 }: Flood): Promise<Flooded> {
  const { socket, received } = open(port)
  let isRefused = false
  const refused = Promise.race([once(socket, 'data').catch(() => {}), received]).then(() => (isRefused = true))
  socket.write(bytesOf(head))
  let sent = 0
  for (; sent < times && !isRefused; sent += 1) await Promise.race([taken(socket, bytesOf(piece)), refused])
  await refused
  socket.destroySoon()
  return { answers: repliesIn(await received).map(told), sent }
}

/** Writes, and waits where the other side is slow to read; a connection that is closed takes everything. */
async function taken(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (!socket.write(bytes)) await once(socket, 'drain').catch(() => {})
}

export const inChunk = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
