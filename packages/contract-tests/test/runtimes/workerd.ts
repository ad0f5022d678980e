import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Adapter } from './adapter.ts'
import { modules } from './built-client.ts'
import { start } from './program.ts'
import type { Given } from './scenario.mjs'
import { scratchFolder } from './scratch.ts'

/** Workers as they were on a day (the compatibility date): `worker.mjs` in a `workerd` of its own, asked once. */
export const runWorker =
  (date: string): Adapter =>
  async (executable, given) => {
    const config = join(await scratchFolder(), 'config.capnp')
    await writeFile(config, configOf(given, date))
    const { process, failure } = await start(executable, ['serve', '--control-fd=3', config])

    async function outcomes(): Promise<unknown> {
      // The third descriptor is a pipe, by which workerd tells what it listens on.
      const [told] = await once(createInterface(process.stdio[3] as Readable), 'line')
      const answer = await fetch(`http://127.0.0.1:${JSON.parse(told).port}/`)
      if (answer.ok) return answer.json()
      process.kill()
      return failure
    }
    return Promise.race([outcomes(), failure])
  }

/** Cap'n Proto's text writes strings as JSON does. */
function configOf(given: Given, date: string): string {
  const esModules = [
    ...['worker.mjs', 'scenario.mjs'].map((name) => [name, readFileSync(new URL(name, import.meta.url), 'utf8')]),
    ...[...modules].map(([name, code]) => [`client/${name}`, code]),
    ['@rocketlead/client', `export * from '/client/index.js'`],
  ].map(([name, code]) => `(name = ${JSON.stringify(name)}, esModule = ${JSON.stringify(code)})`)
  const bindings = Object.entries(given).map(
    ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [${esModules}],
      bindings = [${bindings}],
      compatibilityDate = "${date}",
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
  sockets = [(name = "main", address = "127.0.0.1:0", http = (), service = "main")],
);
`
}
