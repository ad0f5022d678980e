// Notes which test got which answer from which operation; keep.ts keeps the notes, check.ts holds them against the
// description.
import { expect } from 'vitest'
import { routes } from '../../generated/openapi/routes.ts'

/** One kind of answer, and a test that got it. */
export interface Note {
  operation: string
  /** A success's status, or a problem's code. */
  answer: string
  test: string
}

type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/** What the tests of the file that runs got so far. */
export const notes = new Map<string, Note>()
const patterns = routes
  .map(({ id, method, path }) => ({ id, method, path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
  .sort((one, other) => one.path.split('{').length - other.path.split('{').length)

/** A `fetch` that notes what it is answered. */
export function recorded(fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init)
    const { method, url } = request
    const response = await fetch(request)
    const { pathname } = new URL(url)
    const operation = operationAt(method, pathname)
    if (operation) await note(operation, response.clone())
    return response
  }
}

/** The operation that answers at a path, if it is one of the API's. */
export const operationAt = (method: string, path: string): string | undefined =>
  patterns.find((route) => route.method === method && route.pattern.test(path))?.id

async function note(operation: string, response: Response): Promise<void> {
  const problem = response.ok ? undefined : ((await response.json()) as { code: string })
  const answer = problem?.code ?? String(response.status)
  notes.set(`${operation} ${answer}`, { operation, answer, test: expect.getState().currentTestName ?? '' })
}
