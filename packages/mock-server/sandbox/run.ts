// `npm run sandbox`: the mock server as a Worker on this machine, on the runtime that runs it elsewhere.
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { limitsOf } from '../src/worker/limits.ts'
import { idleOf, settingsOf } from '../src/worker/settings.ts'
import { startWorkerd } from './workerd.ts'

const usage = `npm run sandbox -- [options]

  --data DIR     keep the workspaces in this directory (default .sandbox)
  --port N       port to listen on (default 8787); 0 takes any free one
  --set NAME=X   a setting, such as --set CLOCK=frozen or --set WORLD=demo`

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.sandbox' },
    port: { type: 'string', default: '8787' },
    set: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) console.log(usage)
else await run()

async function run(): Promise<void> {
  const settings = Object.fromEntries(values.set.map((text) => text.split(/=(.*)/s, 2)))
  for (const read of [settingsOf, limitsOf, idleOf]) read(settings) // says at once what the Worker would say to every request
  const workerd = await startWorkerd({
    data: values.data,
    port: Number(values.port),
    settings,
    onLog: (text) => process.stdout.write(text),
  })
  console.log(`The sandbox listens on ${workerd.url}, with its data in ${values.data}. Ctrl+C stops it.

  curl -H 'Authorization: Bearer rl_test_1' ${workerd.url}/api/v1/settings

Any key that starts with rl_test_ is a workspace of its own; the control plane is under /_mock.`)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await workerd.kill()
}
