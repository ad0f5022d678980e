import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { createHandlers } from '../src/msw.ts'
import { description } from './description.ts'
import { baseUrl } from './setup.ts'

/** Mock Service Worker in front of the global `fetch`, for the tests of one file. */
export function intercept() {
  const handlers = createHandlers(baseUrl)
  const server = setupServer(...handlers.examples())
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())
  return { handlers, server }
}

/** A response of the description; its lint vouches for the shape. */
interface Described {
  headers: Record<string, { $ref: string }>
  content?: { 'application/json': { examples: Record<string, { value?: unknown; $ref?: string }> } }
}

/** What each operation answers by its description when it succeeds; of two successes the one that makes something. */
export const successes = Object.values(description.paths)
  .flatMap(({ parameters, ...item }) => Object.values(item))
  .map((operation) => {
    const { operationId, responses } = operation as unknown as { operationId: string; responses: object }
    const [status, response] = Object.entries(responses).findLast(([status]) => status.startsWith('2')) ?? []
    const { headers, content } = response as Described
    const [example] = Object.values(content?.['application/json'].examples ?? {})
    return {
      id: operationId,
      status: Number(status),
      hasLocation: 'Location' in headers,
      content: example && followed(example),
    }
  })

function followed({ $ref, value }: { value?: unknown; $ref?: string }): unknown {
  const [, , kind = '', name = ''] = $ref?.split('/') ?? []
  return $ref ? Reflect.get(Reflect.get(description.components, kind), name).value : value
}
