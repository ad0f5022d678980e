import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** What answers whatever the Worker would call: strangers steer it, and it has nobody to call. */
const outside = `export default { fetch() { throw new Error('The sandbox opens no connections.') } }`

/** The built Worker. */
const built = fileURLToPath(new URL('../dist/worker/', import.meta.url))

/** What the package exports is where the binary of this machine's platform is. */
const executable: string = createRequire(import.meta.url)('workerd').default

/** How many characters of the log are kept. */
const mostLogged = 1_000_000

export interface WorkerdOptions {
  /** The directory that the objects are kept in. */
  data: string
  /** 0 takes any free port. */
  port?: number
  /** The settings of the Worker, by the names of its bindings. */
  settings?: Record<string, string>
  /** Is given what it logs, as it comes. */
  onLog?: (text: string) => void
  /** A file with a module that runs in the place of the Worker, which it imports as `./worker/index.js`. */
  entry?: string
}

/** A Workers runtime in a process of its own. */
export interface WorkerdProcess {
  pid: number
  url: string
  /** What it has logged and complained of, as far as that is not long ago. */
  log(): string
  stop(): Promise<unknown>
  /** Ends it wherever it is. */
  kill(): Promise<unknown>
}

/**
 * Starts the built Worker on loopback, and waits until it listens.
 *
 * @throws Error with what it said, when it ends instead
 */
export async function startWorkerd(options: WorkerdOptions): Promise<WorkerdProcess> {
  const { data, port = 0, settings = {}, entry, onLog = () => {} } = options
  mkdirSync(data, { recursive: true })
  const scratch = mkdtempSync(join(tmpdir(), 'rocketlead-workerd-'))
  symlinkSync(built, join(scratch, 'worker'), 'junction') // the config names files beside itself
  const config = join(scratch, 'config.capnp')
  if (entry) copyFileSync(entry, join(scratch, 'entry.js'))
  const modules = [...(entry ? ['entry.js'] : []), ...modulesOf(built).map((name) => `worker/${name}`)]
  writeFileSync(config, configOf({ data: resolve(data), port, settings, modules }))
  const child = spawn(executable, ['serve', '--control-fd=3', config], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  let log = ''
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding('utf8').on('data', (text: string) => {
      log = newestOf(log + text)
      onLog(text)
    })
  const closed = once(child, 'close')
  // The third descriptor is a pipe, by which workerd tells what it listens on.
  const control = createInterface(child.stdio[3] as Readable)
  const told = await Promise.race([once(control, 'line'), closed.then(() => undefined)])
  rmSync(scratch, { recursive: true })
  if (!told || !child.pid) throw new Error(log.trim())
  return {
    pid: child.pid,
    url: `http://127.0.0.1:${JSON.parse(String(told[0])).port}`,
    log: () => log,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
}

/** Whole lines, unless one of them is longer than that. */
const newestOf = (log: string): string =>
  log.length <= mostLogged ? log : log.slice(log.indexOf('\n', log.length - mostLogged) + 1)

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const exited = once(child, 'exit')
  child.kill(signal)
  return exited
}

/** Cap'n Proto's text writes strings as JSON does. */
const quoted = JSON.stringify

/** The files of a build, the one first that the others are imported by. */
const modulesOf = (folder: string): string[] =>
  globSync('**/*.js', { cwd: folder }).sort((one, other) => Number(other === 'index.js') - Number(one === 'index.js'))

interface Configuration extends Required<Pick<WorkerdOptions, 'data' | 'port' | 'settings'>> {
  /** Files beside the configuration, the first of which is the entry. */
  modules: string[]
}

function configOf({ data, port, settings, modules }: Configuration): string {
  const embedded = modules.map((name) => `(name = ${quoted(name)}, esModule = embed ${quoted(name)})`)
  const texts = Object.entries(settings).map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`)
  const namespaces = [
    '(name = "WORKSPACES", durableObjectNamespace = "Workspace")',
    '(name = "STATISTICS", durableObjectNamespace = "Statistics")',
  ]
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [${embedded}],
      bindings = [${[...namespaces, ...texts]}],
      compatibilityDate = "2026-11-01",
      durableObjectNamespaces = [
        (className = "Workspace", uniqueKey = "workspaces", enableSql = true),
        (className = "Statistics", uniqueKey = "statistics", enableSql = true),
      ],
      durableObjectStorage = (localDisk = "data"),
      globalOutbound = "outside",
    )),
    (name = "outside", worker = (
      modules = [(name = "outside.js", esModule = ${quoted(outside)})],
      compatibilityDate = "2026-11-01",
    )),
    (name = "data", disk = (path = ${quoted(data)}, writable = true)),
  ],
  sockets = [(name = "main", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`
}
