#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { tooOld } from './cli/node-version.ts'

const refusal = tooOld(process.versions.node)
if (refusal) {
  console.error(refusal)
  process.exitCode = 1
} else {
  // Whoever read what is printed may be gone; the server is for others.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  // What is made for a request is gone with its answer, so that more room for what is young would only be more memory.
  setFlagsFromString('--semi-space-growth-factor=1')
  // What little of it becomes old is let lie by V8 until there is four times of what is needed, and never given back.
  setFlagsFromString('--heap-growing-percent=50')
  // Loaded only now: an older Node has no SQLite, and would say no more than that.
  const { run } = await import('./cli/run.ts')
  process.exitCode = await run(process.argv.slice(2), process.env)
}
