// The process of a mock server with the prepared workspace, sound or with one sown fault:
//
//   node bench/contract/server.ts <snapshot> [fault]
import { readFileSync } from 'node:fs'
import { faults } from '../../packages/contract-tests/test/sown/index.ts'
import { serve } from '../../packages/contract-tests/test/sown/serve.ts'
import { createMockServer } from '../../packages/mock-server/src/node/index.ts'
import type { Told } from './serving.ts'
import { key } from './world.ts'

const [snapshot = '', name = ''] = process.argv.slice(2)
let requests = 0
const mock = createMockServer({ onRequest: () => requests++, onError: () => {} })
mock.workspace(key).restore(readFileSync(snapshot))

const tell = (told: Told, then = () => {}) => process.send?.(told, then)
process.once('message', () => tell({ requests }, () => process.exit()))
process.once('disconnect', () => process.exit())
tell({ url: await listen() })

async function listen(): Promise<string> {
  if (!name) return (await mock.listen({ port: 0 })).url
  const fault = faults.find((each) => each.name === name)
  if (!fault) throw new Error(`There is no fault "${name}".`)
  return (await serve(fault.sow(mock.fetch))).url
}
