import { readFileSync } from 'node:fs'
import { routes } from '../generated/openapi/routes.ts'
import type { Route } from '../src/http/route.ts'
import type { CoreOptions } from '../src/index.ts'
import { setupCore } from './core.ts'

export type RouteRow = Route
export const rows: readonly RouteRow[] = routes

const description = JSON.parse(readFileSync(new URL(import.meta.resolve('@rocketlead/openapi')), 'utf8'))

interface Changes {
  headers?: Record<string, string>
  search?: string
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream
}

/** An empty workspace, and any operation called in it with ids that name nothing and its first example as the body. */
export function world(options: Partial<CoreOptions> = {}) {
  const { fetch, workspace } = setupCore(undefined, options)
  const call = async (row: RouteRow, { headers = {}, search = '', body }: Changes = {}) => {
    const path = row.path.replace('{phone}', '%2B12025550188').replace(/\{\w+\}/g, 'none')
    const sent = row.body ? (body ?? bodyOf(row)) : undefined
    const type = row.body && !(sent instanceof FormData) ? { 'content-type': contentType(row) } : {}
    const response = await fetch(
      new Request(`http://mock.test${path}${search}`, {
        method: row.method,
        headers: { authorization: 'Bearer rl_test_1', ...type, ...headers },
        ...(sent !== undefined && { body: sent, duplex: 'half' }),
      }),
    )
    const text = await response.text()
    return { status: response.status, ...(text && JSON.parse(text)) }
  }
  return { workspace, call }
}

const takesJson = ({ body }: RouteRow): boolean => body?.types.includes('application/json') ?? false
const contentType = (row: RouteRow): string => (takesJson(row) ? 'application/json' : 'multipart/form-data; boundary=x')

function bodyOf(row: RouteRow): string | FormData {
  if (takesJson(row)) return JSON.stringify(example(row))
  const form = new FormData()
  form.set('file', new Blob(['text'], { type: 'text/plain' }), 'text.txt')
  return form
}

/** The first example of the operation's JSON body. */
function example({ path, method }: RouteRow): unknown {
  const { content } = description.paths[path][method.toLowerCase()].requestBody
  const [first] = Object.values<{ $ref?: string; value?: unknown }>(content['application/json']?.examples ?? {})
  const name = first?.$ref?.slice(first.$ref.lastIndexOf('/') + 1)
  return name === undefined ? first?.value : description.components.examples[name].value
}
