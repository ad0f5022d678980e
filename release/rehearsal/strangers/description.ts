import type { Loopback } from '../loopback.ts'
import { expectText, node, program, project, published } from './project.ts'
import type { Stranger } from './stranger.ts'

export const description: readonly Stranger[] = [
  {
    name: 'description, by import and by path',
    needs: '>=20.10',
    use: (loopback) => readVersions(loopback, 'description.mjs'),
  },
  { name: 'description, by require and by path', use: (loopback) => readVersions(loopback, 'description.cjs') },
]

/** YAML and JSON, the API and the control plane: all are of the version that was published. */
async function readVersions(loopback: Loopback, name: string): Promise<void> {
  const { folder } = await project(loopback, '@rocketlead/openapi')
  program(name, folder)
  const { version } = published(loopback, '@rocketlead/openapi')
  const printed = await node(loopback, folder, [name])
  expectText(`node ${name}`, printed, `${version} ${version}\n${version} ${version}`)
}
