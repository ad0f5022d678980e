import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { operationsOf, readBundle } from '../document.ts'
import { awkwardRequest } from './example.ts'
import { isFile, partText } from './form.ts'
import { javascript } from './javascript.ts'
import { requestOf, type SampleRequest, type Served } from './request.ts'
import { shell } from './shell.ts'

// A bundle has servers, which the other generators have no use for.
const document = readBundle('openapi') as Served
const requests = [...operationsOf(document).map((view) => requestOf(document, view)), awkwardRequest]
const json = { 'Content-Type': 'application/json' }

describe('samples in Shell', () => {
  test('hand curl what the description says, whatever its texts are made of', () => {
    const calls = curled(requests.map(shell))

    expect(calls).toEqual(requests.map(handed))
  })
})

describe('samples in JavaScript', () => {
  test('fetch what the description says, whatever its texts are made of', async () => {
    const calls = await Promise.all(requests.map(javascript).map(fetched))

    expect(calls).toEqual(requests.map(asked))
  })

  test('read no answer that has no content', () => {
    const silent = requests.filter(({ isAnswered }) => !isAnswered)

    expect(silent.length).toBeGreaterThan(3)
    expect(silent.map(javascript).filter((source) => source.includes('.json()'))).toEqual([])
  })
})

/** What samples hand to curl; a body is read. */
function curled(sources: string[]): unknown[][] {
  // Every argument ends with a null byte, every call with two.
  const curl = `curl() { printf '%s\\0' "$@"; printf '\\0'; }`
  const input = [curl, ...sources].join('\n')
  const { stdout, stderr } = spawnSync('sh', { input, encoding: 'utf8', env: { ROCKETLEAD_API_KEY: 'the key' } })
  expect(stderr).toBe('')
  const calls = stdout.split('\0\0').slice(0, -1)
  return calls.map((call) => {
    const words = call.split('\0')
    return words.map((word, index) => (words[index - 1] === '--data' ? JSON.parse(word) : word))
  })
}

function handed({ method, url, body }: SampleRequest): unknown[] {
  const request = ['--request', method, '--url', url, '--header', 'Authorization: Bearer the key']
  if (body?.kind === 'json') return [...request, '--header', 'Content-Type: application/json', '--data', body.value]
  const parts = (body?.parts ?? []).map(
    (part) => `${part.name}=${isFile(part) ? `@${part.file}` : partText(part.value)}`,
  )
  return [...request, ...parts.flatMap((part) => ['--form', part])]
}

/** What a sample fetches; a body is read. */
async function fetched(source: string): Promise<unknown> {
  const calls: unknown[] = []
  const parameters = {
    process: { env: { ROCKETLEAD_API_KEY: 'the key' } },
    console: { log: () => {} },
    openAsBlob: async (file: string, { type }: { type: string }) => new Blob([file], { type }),
    fetch: async (url: string, { body, ...options }: RequestInit) => {
      calls.push({ url, ...options, ...(body && { body: await read(body) }) })
      return Response.json({})
    },
  }
  const code = source.replace(/^import .*\n/, '')
  const run = Object.getPrototypeOf(fetched).constructor(...Object.keys(parameters), code)
  await run(...Object.values(parameters))
  return calls[0]
}

async function read(body: unknown): Promise<unknown> {
  if (!(body instanceof FormData)) return JSON.parse(String(body))
  return [...body].map(([name, value]) => (value instanceof File ? [name, value.name, value.type] : [name, value]))
}

function asked({ method, url, body }: SampleRequest): unknown {
  const authorization = { Authorization: 'Bearer the key' }
  if (!body) return { url, method, headers: authorization }
  if (body.kind === 'json') return { url, method, headers: { ...authorization, ...json }, body: body.value }
  const parts = body.parts.map((part) => (isFile(part) ? [part.name, part.file, part.type] : [part.name, part.value]))
  return { url, method, headers: authorization, body: parts }
}
