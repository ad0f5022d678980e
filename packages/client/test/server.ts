import { createServer, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'
import { Rocketlead, type RocketleadOptions } from '../src/index.ts'
import { apiKey } from './setup.ts'

interface Received {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  bytes: Buffer
}

type Reply = { status: number; headers?: Record<string, string>; body?: string }

/** A client of a real server on this machine, for what only the network shows. */
export async function serve(reply: (received: Received) => Reply, options: RocketleadOptions = {}) {
  const requests: Received[] = []
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request
    const received = { method, url, headers, bytes: Buffer.concat(await request.toArray()) }
    requests.push(received)
    const answer = reply(received)
    response.writeHead(answer.status, answer.headers).end(answer.body ?? '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return { rocketlead: new Rocketlead({ apiKey, baseUrl, retries: 0, ...options }), requests, baseUrl }
}
