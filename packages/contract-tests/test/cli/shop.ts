import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** Its description: three lists, each an object. */
export const shopSpec = fileURLToPath(new URL('shop.yaml', import.meta.url))

/** Serves it on a free port until the test's end; calls are numbered from 1 on. */
export async function serveShop(answer: (response: ServerResponse, call: number) => void) {
  let calls = 0
  const server = createServer((request, response) => {
    request.resume()
    answer(response, ++calls)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo // it listens on a port
  return { url: `http://127.0.0.1:${port}`, calls: () => calls }
}

export const json = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
