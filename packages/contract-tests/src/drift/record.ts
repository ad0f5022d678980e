import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { CannotRun } from '../run/options.ts'
import { entryOf, type Har, type HarEntry, harOf, lineOf } from './har-entry.ts'
import { passOn, type Taken } from './pass-on.ts'

export interface RecordOptions {
  /** The server that requests are passed on to, `http` or `https`, with a base path if it has one. */
  target: string
  /** Default: any free one. */
  port?: number
  /** Default `127.0.0.1`: this machine only. */
  host?: string
  /** Is told of each exchange when it is over: in a line that shows nothing private, and as the HAR will have it. */
  onEntry?: (line: string, entry: HarEntry) => void
  /** Whether keys and cookies are kept in the HAR. Default false. */
  secretsKept?: boolean
}

export interface Recorder {
  /** Where it listens. */
  url: string
  /** Ends all connections, and gives what was seen, what was unfinished included. */
  stop(): Promise<Har>
}

/**
 * A proxy in front of a server that writes down what goes through it.
 *
 * @throws CannotRun when the target is no address, or it cannot listen
 */
export async function record({
  target,
  port = 0,
  host = '127.0.0.1',
  onEntry = () => {},
  secretsKept = false,
}: RecordOptions): Promise<Recorder> {
  if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) {
    throw new CannotRun(`The target must be an http or https address, not ${JSON.stringify(target)}.`)
  }
  const base = new URL(target)
  const taken: Taken[] = []
  const going = new Set<Promise<void>>()

  const server = createServer((incoming, outgoing) => {
    const exchange = passOn(incoming, outgoing, base)
    taken.push(exchange)
    const over = exchange.over.then(() => {
      going.delete(over)
      const entry = entryOf(exchange, secretsKept)
      onEntry(lineOf(entry), entry)
    })
    going.add(over)
  })
  server.requestTimeout = 0 // a recording takes as long as client and target want
  await listening(server, port, host)

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await Promise.all(going)
      return harOf(taken.map((exchange) => entryOf(exchange, secretsKept)))
    },
  }
}

async function listening(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening').catch((error: Error) => {
    throw new CannotRun(`It cannot listen on ${host}:${port}: ${error.message}.`)
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The recorder listens on no port.')
  return address.port
}
