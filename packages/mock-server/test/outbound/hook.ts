// Loaded before anything else (`--import`): writes down every attempt to reach another machine, and lets none succeed.
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

const attempts: string[] = []

/** Puts a function in the place of one that reaches out. */
function forbid(owner: object, name: string): void {
  Object.assign(owner, {
    [name](...args: unknown[]) {
      attempts.push(`${name}(${args.map((arg) => JSON.stringify(arg) ?? typeof arg).join()})`)
      throw new Error(`${name} was called, and nothing may reach out.`)
    },
  })
}

for (const name of ['connect', 'createConnection']) forbid(net, name)
forbid(net.Socket.prototype, 'connect')
forbid(tls, 'connect')
forbid(dgram, 'createSocket')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) forbid(dns, name)
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) forbid(dns.promises, name)
for (const name of ['exec', 'execFile', 'fork', 'spawn', 'execSync', 'execFileSync', 'spawnSync'])
  forbid(childProcess, name)
forbid(globalThis, 'fetch')
forbid(globalThis, 'WebSocket')
syncBuiltinESMExports()

process.on('exit', () => console.log(JSON.stringify({ attempts })))
