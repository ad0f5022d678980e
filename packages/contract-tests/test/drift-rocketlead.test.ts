// Drift of the Rocketlead API's own description, as sources with woven problems and as a bundle.
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { drift } from '../src/drift/index.ts'
import { bundle, exchangesOf } from './drift/examples.ts'
import { harOf } from './drift/setup.ts'

const directory = fileURLToPath(new URL('../../../', import.meta.url))
const sources = `${directory}spec/openapi.yaml`
const headers = { 'X-Request-Id': 'req_1' }

describe.each([
  ['the sources', { description: sources, directory }],
  ['the bundle', { directory }],
])('%s', (_, options) => {
  test('have all that their examples show', async () => {
    const { findings, unseen } = await drift({ har: { log: { entries: exchangesOf(bundle) } }, ...options })

    expect(findings).toEqual([])
    expect(unseen.operations).toEqual([])
    expect(unseen.statuses).toEqual({})
  })
})

describe('a problem in another shape', () => {
  test('is one finding of all operations, which no patch can make', async () => {
    const answer = (path: string, statusCode: number) => ({
      path,
      status: statusCode,
      headers,
      body: { statusCode, error: 'x' },
    })

    const { findings, patch } = await drift({
      har: harOf(answer('/api/v1/leads', 400), answer('/api/v1/agents/agt_1', 404)),
      description: sources,
      directory,
    })

    expect(findings).toMatchObject([
      {
        kind: 'content type',
        operations: ['leads.list', 'agents.get'],
        file: 'spec/shared/problem.yaml',
        schema: { type: 'object', required: ['statusCode', 'error'] },
        refusal: expect.stringContaining('woven into all operations'),
      },
    ])
    expect(patch).not.toContain('+++')
  })
})

describe('a problem code that an operation does not list', () => {
  test('is told with its operation', async () => {
    const problem = { type: 'a', title: 'b', status: 404, detail: 'c', instance: 'd', code: 'gone', errors: [] }
    const type = 'application/problem+json'

    const { findings } = await drift({
      har: harOf({ path: '/api/v1/agents/agt_1', status: 404, headers, body: problem, type }),
      description: sources,
      directory,
    })

    expect(findings).toMatchObject([
      { kind: 'enum', operations: ['agents.get'], examples: ['gone'], file: 'x-problems' },
    ])
  })
})

describe('a status that is not described', () => {
  test('is proposed beside the successes of its operation', async () => {
    const { findings, patch } = await drift({
      har: harOf({ path: '/api/v1/credits/balance', status: 410, headers, body: { error: 'gone' } }),
      description: sources,
      directory,
    })

    expect(findings).toMatchObject([{ kind: 'status', file: 'spec/paths/credits.yaml' }])
    expect(patch).toContain('--- a/spec/paths/credits.yaml')
    expect(patch).toContain('+      "410":\n+        description: Seen in traffic only.\n+        content:\n')
  })
})
