import { join } from 'node:path'
import type { Adapter } from './adapter.ts'
import { servePage } from './page-server.ts'
import { start } from './program.ts'
import { scratchFolder } from './scratch.ts'
import { unpack } from './unpack.ts'

/**
 * The origin of the page. It is neither https nor localhost, as on a LAN, so that the page lacks what browsers keep for
 * secure contexts, such as `crypto.randomUUID`.
 */
const host = 'page.test'

/** A page that loads the built client's modules as they are and takes the scenario, from another origin than the API's. */
export const runPage: Adapter = async (executable, given) => {
  const folder = await scratchFolder()
  const { command, env } = executable.endsWith('.br')
    ? await unpack(executable, folder)
    : { command: executable, env: process.env }
  const { port, outcomes } = await servePage(given)
  const { failure } = await start(
    command,
    [
      '--headless',
      // Root has no sandbox, and many a container neither; the only page that it opens is ours.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      `--host-resolver-rules=MAP ${host} 127.0.0.1`,
      `--user-data-dir=${join(folder, 'profile')}`,
      // The browser ends when the other ends of its pipes are gone, even if this process is killed.
      '--remote-debugging-pipe',
      `http://${host}:${port}/`,
    ],
    env,
  )
  return Promise.race([outcomes, failure])
}
