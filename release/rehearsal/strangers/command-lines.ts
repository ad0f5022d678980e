import type { Loopback } from '../loopback.ts'
import { type Served, whileServed } from './mock-server.ts'
import { commandOf, emptyProject, expectText, node, project, published, succeed } from './project.ts'
import type { Stranger } from './stranger.ts'

const mock = '@rocketlead/mock-server'
const contract = '@rocketlead/contract-tests'

export const commandLines: readonly Stranger[] = [
  { name: `npx ${mock}, with nothing installed`, needs: '>=24.16', use: runWithoutInstalling },
  { name: 'npx rocketlead-mock, and a server that answers and stops', needs: '>=24.16', use: runMockServer },
  { name: 'npx rocketlead-contract, against the mock server', needs: '>=22', use: runContractTests },
]

async function runWithoutInstalling(loopback: Loopback): Promise<void> {
  const folder = emptyProject(loopback, 'npx')
  const { output } = await succeed(`npx ${mock} --version`, loopback.npx(['--yes', mock, '--version'], folder))
  expectText(`npx ${mock} --version`, output, published(loopback, mock).version)
}

async function runMockServer(loopback: Loopback): Promise<void> {
  const { folder } = await project(loopback, mock)
  const { output } = await succeed(
    'npx rocketlead-mock --version',
    loopback.npx(['rocketlead-mock', '--version'], folder),
  )
  expectText('npx rocketlead-mock --version', output, published(loopback, mock).version)

  await whileServed(loopback, askForSettings, loopback.node)
}

async function askForSettings({ ROCKETLEAD_BASE_URL: url, ROCKETLEAD_API_KEY: key }: Served): Promise<void> {
  const answer = await fetch(`${url}/api/v1/settings`, { headers: { authorization: `Bearer ${key}` } })
  if (answer.status !== 200)
    throw new Error(`rocketlead-mock answers ${answer.status}, not 200: ${await answer.text()}`)
}

async function runContractTests(loopback: Loopback): Promise<void> {
  const installed = await project(loopback, contract)
  const command = commandOf(loopback, installed, contract, 'rocketlead-contract')
  const { output } = await succeed(
    'npx rocketlead-contract --version',
    loopback.npx(['rocketlead-contract', '--version'], installed.folder),
  )
  expectText('npx rocketlead-contract --version', output, published(loopback, contract).version)

  const args = ['--section', 'settings', '--phase', 'examples', '--quiet']
  await whileServed(loopback, ({ ROCKETLEAD_BASE_URL: url, ...env }) =>
    node(loopback, installed.folder, [command, '--base-url', url, ...args], env),
  )
}
