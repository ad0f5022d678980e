#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { version } from '../generated/version.ts'
import { type World, worlds } from './domain/worlds.ts'
import { createMockServer } from './node/index.ts'

const help = `rocketlead-mock - the Rocketlead API as a stateful server on this machine

Usage: rocketlead-mock [options]

  --port N          port to listen on (default 4010, or PORT); 0 takes any free one
  --host NAME       address to listen on (default 127.0.0.1)
  --data DIR        keep the workspaces in this directory (default: in memory)
  --clock MODE      running (default) or frozen
  --speed N         how many times as fast as this machine's time it runs,
                    0.001 to 1000000 (default 1)
  --seed N          seed of chance, 0 to 4294967295 (default 0)
  --world NAME      what a workspace begins with: empty (default), demo or busy
  --help            print this
  --version         print the version

Any key that starts with rl_test_ is a workspace of its own. The control plane is under /_mock.
`

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const options = read(args)
  if (typeof options === 'string') return say(options)
  if (options.help) return say(help, 0)
  if (options.version) return say(version, 0)
  try {
    const mock = createMockServer({
      clock: options.clock,
      speed: options.speed,
      seed: options.seed,
      world: options.world,
      ...(options.data && { data: options.data }),
    })
    const { url, close } = await mock.listen({ port: options.port, host: options.host })
    console.log(`Rocketlead mock server ${version} listens on ${url}`)
    console.log(`Try: curl -H 'Authorization: Bearer rl_test_demo' ${url}/api/v1/accounts`)
    await stopped()
    await close()
    mock.close()
    return 0
  } catch (error) {
    return say(reason(error, options.port))
  }
}

/** Prints a line where it belongs. */
function say(text: string, code = 1): number {
  if (code === 0) console.log(text)
  else console.error(text)
  return code
}

interface Options {
  help: boolean
  version: boolean
  port: number
  host: string
  data: string | undefined
  clock: 'running' | 'frozen'
  speed: number
  seed: number
  world: World
}

/** The options, or the sentence that says what is wrong with them. */
function read(args: string[]): Options | string {
  const known = {
    port: { type: 'string', default: process.env.PORT ?? '4010' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    clock: { type: 'string', default: 'running' },
    speed: { type: 'string', default: '1' },
    seed: { type: 'string', default: '0' },
    world: { type: 'string', default: 'empty' },
    help: { type: 'boolean', default: false },
    version: { type: 'boolean', default: false },
  } as const
  try {
    const { values } = parseArgs({ args, options: known })
    const { clock } = values
    const port = wholeNumber(values.port, 65_535)
    const seed = wholeNumber(values.seed, 4_294_967_295)
    const speed = Number(values.speed)
    const world = worlds.find((name) => name === values.world)
    if (port === undefined) return `--port must be a whole number from 0 to 65535, not "${values.port}".`
    if (seed === undefined) return `--seed must be a whole number from 0 to 4294967295, not "${values.seed}".`
    if (world === undefined) return `--world must be empty, demo or busy, not "${values.world}".`
    if (clock !== 'running' && clock !== 'frozen') return `--clock must be running or frozen, not "${clock}".`
    if (!(speed >= 0.001 && speed <= 1_000_000))
      return `--speed must be a number from 0.001 to 1000000, not "${values.speed}".`
    return {
      help: values.help,
      version: values.version,
      host: values.host,
      data: values.data,
      port,
      seed,
      speed,
      clock,
      world,
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\nSee rocketlead-mock --help.`
  }
}

function wholeNumber(text: string, most: number): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return number <= most ? number : undefined
}

function reason(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Choose another with --port, or 0 for any free one.`
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose one above 1023 with --port.`
  return error instanceof Error ? error.message : String(error)
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
