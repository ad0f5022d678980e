import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Loopback } from '../loopback.ts'
import { whileServed } from './mock-server.ts'
import { expectText, node, program, project } from './project.ts'
import { programsOf, readmeOf } from './readme.ts'
import type { Stranger } from './stranger.ts'

export const client: readonly Stranger[] = [
  { name: 'client, from an ES module', needs: '>=20', use: (loopback) => useClient(loopback, 'client.mjs') },
  { name: 'client, by require', needs: '>=20.19', use: (loopback) => useClient(loopback, 'client.cjs') },
  { name: 'client, by the first program of its README', needs: '>=20', use: useQuickstart },
]

async function useClient(loopback: Loopback, name: string): Promise<void> {
  const { folder } = await project(loopback, '@rocketlead/client')
  program(name, folder)
  const printed = await whileServed(loopback, (env) => node(loopback, folder, [name], env))
  expectText(`node ${name}`, printed, 'created\nlisted\nUnprocessableError 422 campaign_not_ready\n1 200')
}

async function useQuickstart(loopback: Loopback): Promise<void> {
  const { folder } = await project(loopback, '@rocketlead/client')
  const [first = ''] = programsOf(readmeOf(loopback, '@rocketlead/client')).values()
  writeFileSync(join(folder, 'quickstart.mjs'), first)
  const printed = await whileServed(loopback, (env) => node(loopback, folder, ['quickstart.mjs'], env))
  expectText('The first program of the README', printed, 'Amara +12025550187')
}
