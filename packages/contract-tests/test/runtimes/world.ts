import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { createMockServer } from '@rocketlead/mock-server'
import { onTestFinished } from 'vitest'
import type { Given } from './scenario.mjs'
import { scratchFolder } from './scratch.ts'

export interface World {
  given: Given
  /** The `User-Agent` headers that reached the mock server, each once. */
  userAgents(): (string | undefined)[]
}

/** A mock server on a port of its own, and a port that refuses, until the test is over. */
export async function openWorld(): Promise<World> {
  const mock = createMockServer()
  const { url, port, close } = await mock.listen()
  onTestFinished(close)
  const apiKey = 'rl_test_1'
  await mock.workspace(apiKey).control.faults.create({ operation: 'orders.list', count: 1, cut: true })
  const file = join(await scratchFolder(), 'prices.txt')
  await writeFile(file, 'Ten kilos are 180 €.')
  return {
    given: { ROCKETLEAD_API_KEY: apiKey, ROCKETLEAD_BASE_URL: url, NOBODY_URL: await nobody(), FILE_PATH: file },
    userAgents: userAgentsAt(port),
  }
}

/** The near end of a connection has a port that nobody else can listen on, so that it is sure to refuse. */
async function nobody(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1') // a TCP server that listens has one
  await once(socket, 'connect')
  onTestFinished(() => {
    socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${socket.localPort}`
}

function userAgentsAt(port: number): World['userAgents'] {
  const seen = new Set<string | undefined>()
  const look = (message: unknown) => {
    const { request } = message as { request: IncomingMessage } // Node's documentation vouches
    if (request.socket.localPort === port) seen.add(request.headers['user-agent'])
  }
  subscribe('http.server.request.start', look)
  onTestFinished(() => {
    unsubscribe('http.server.request.start', look)
  })
  return () => [...seen]
}
