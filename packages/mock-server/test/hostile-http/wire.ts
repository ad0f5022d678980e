import { connect, type Socket } from 'node:net'

/** Text stands for the bytes of its Latin-1. */
export type Bytes = string | Uint8Array

/** One answer of those that came on a connection. */
export interface Reply {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: string
}

/** Sends on a connection of its own, and gives the answers that came until the server closed it. */
export async function answersTo(port: number, sent: Bytes): Promise<Reply[]> {
  const { socket, received } = open(port)
  socket.write(bytesOf(sent))
  return repliesIn(await received)
}

/** A connection, and all that has come on it when it is closed, however it was. */
export function open(port: number): { socket: Socket; received: Promise<string> } {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const received = new Promise<string>((resolve) => {
    let text = ''
    socket.setEncoding('latin1').on('data', (part: string) => (text += part))
    socket.on('error', () => {}) // a reset is one way to close
    socket.on('close', () => resolve(text))
  })
  return { socket, received }
}

export const bytesOf = (sent: Bytes): Uint8Array => (typeof sent === 'string' ? Buffer.from(sent, 'latin1') : sent)

/** Takes apart what came on a connection; an answer without a length goes on to the end. */
export function repliesIn(text: string): Reply[] {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return []
  const [start = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const status = Number(start.split(' ')[1])
  const rest = text.slice(end + 4)
  const length = status === 100 ? 0 : Number(headers['content-length'] ?? rest.length)
  return [{ status, headers, body: rest.slice(0, length) }, ...repliesIn(rest.slice(length))]
}

/** An answer in short: its status, and the code of a problem. */
export const told = ({ status, body }: Reply): string => `${status} ${body.match(/"code":"(\w+)"/)?.[1] ?? ''}`.trim()
