import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runServer } from 'verdaccio'

// Whoever started it hangs up to end it. A Ctrl+C is for them, and they still need it to stop in order.
process.on('disconnect', () => process.exit())
process.on('SIGINT', () => {})

const [, , storage = ''] = process.argv
const config = {
  self_path: join(storage, 'config.yaml'),
  storage,
  web: { enable: false },
  auth: {},
  uplinks: {},
  packages: { '@rocketlead/*': { access: '$all', publish: '$all', unpublish: '$all' } },
  log: { type: 'stdout', level: 'warn' },
  max_body_size: '100mb',
}

const server = await runServer(config)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
// A server that listens on a port of TCP has such an address.
const { port } = server.address() as AddressInfo
process.send?.(`http://127.0.0.1:${port}/`)
