import { join } from 'node:path'
import type { Loopback } from '../loopback.ts'
import { corner, expectText, node, program } from './project.ts'
import type { Stranger } from './stranger.ts'
import { together } from './together.ts'

const brings = 'other test tools'

export const withPeers: readonly Stranger[] = [
  { name: 'client, with Mock Service Worker', needs: '>=22.12', brings, use: useMsw },
  { name: 'mock server and contract tests, inside vitest', needs: '>=24.16', brings, use: runVitest },
]

async function useMsw(loopback: Loopback): Promise<void> {
  const { folder } = await together(loopback)
  program('msw.mjs', folder)
  expectText('node msw.mjs', await node(loopback, folder, ['msw.mjs']), 'cmp_1 paused campaign_not_ready')
}

async function runVitest(loopback: Loopback): Promise<void> {
  const installed = await together(loopback)
  const folder = corner(installed, 'vitest')
  program('order.mts', folder, 'order.test.mts')
  program('contract.mts', folder, 'contract.test.mts')
  program('wrong-order.mts', folder, 'wrong-order.test.mts')
  const vitest = join(installed.folder, 'node_modules/vitest/vitest.mjs')

  const passed = await node(loopback, folder, [vitest, 'run', '--reporter', 'tap-flat', '--exclude', '**/wrong-*'])
  for (const line of expected)
    if (!line.test(passed)) throw new Error(`vitest runs no test whose line is like ${line}. It printed:\n${passed}`)

  const failed = await loopback.run('node', [vitest, 'run', '--reporter', 'tap-flat', 'wrong-order'], folder)
  if (failed.code === 1 && /^not ok \d+ - wrong-order/m.test(failed.output)) return
  throw new Error(`vitest does not fail where a test expects what does not happen. It printed:\n${failed.output}`)
}

const expected = [
  /^ok \d+ - order\.test\.mts > an order arrives within the hour/m,
  /^ok \d+ - contract\.test\.mts > the contract > examples > settings\.get /m,
]
