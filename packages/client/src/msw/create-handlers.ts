import { type HttpHandler, http, type RequestHandlerOptions } from 'msw'
import * as tables from '../../generated/operations.ts'
import { methodsOf, type Operation, type Section } from '../section.ts'
import type { SectionHandlers } from './handler-for.ts'
import { type AnswerTo, operationHandler } from './operation-handler.ts'
import { atRoot, parametersIn, pathUnder } from './paths.ts'

/** Handlers for Mock Service Worker under one base URL. */
export interface RocketleadHandlers extends SectionHandlers {
  /** A handler for every operation, which answers the description's first example of its success. */
  examples(): HttpHandler[]
  /**
   * A handler for everything under the base URL, which hands it to a mock server in this process. The base URL's own
   * path is taken off.
   */
  forward(fetch: (request: Request) => Response | Promise<Response>): HttpHandler
}

/** What the methods of every section have in common. */
type Methods = Record<string, (answer?: AnswerTo, options?: RequestHandlerOptions) => HttpHandler>

/**
 * Makes handlers for `setupServer` and `setupWorker`.
 *
 * ```ts
 * const handlers = createHandlers('https://rocketlead.example')
 * const server = setupServer(...handlers.examples())
 * server.use(handlers.campaigns.start(({ problem }) => problem('campaign_not_ready')))
 * ```
 *
 * @param baseUrl that of the client; requests to elsewhere are left alone
 */
export function createHandlers(baseUrl: string): RocketleadHandlers {
  const pathOf = pathUnder(baseUrl)
  const sections = Object.values<Section<Methods>>(tables)
  const fixed = new Set(sections.flatMap(fixedPaths))
  const find = (operation: Operation, { method, url }: Request) => {
    const path = pathOf(url) ?? ''
    // `/agents/usage` is no agent, whichever of the two handlers is asked first.
    const isAnothers = path !== operation.path && fixed.has(`${method} ${path}`)
    return isAnothers ? undefined : parametersIn(path, operation)
  }
  const make = (operation: Operation, given: unknown[]) =>
    operationHandler(operation, find, ...(given as Parameters<Methods[string]>))
  const handlers = sections.map((section) => [section.name, methodsOf(section, make)] as const)
  return {
    // The generator vouches: it writes the tables and the types from the same operations.
    ...(Object.fromEntries(handlers) as unknown as SectionHandlers),
    examples: () => handlers.flatMap(([, methods]) => Object.values(methods).map((handler) => handler())),
    forward: (fetch) =>
      http.all(
        ({ request }) => pathOf(request.url) !== undefined,
        async ({ request }) => {
          const sent = await atRoot(request, pathOf(request.url))
          return unlessLost(() => fetch(sent))
        },
      ),
  }
}

/** What `fetch` throws is a lost connection; Mock Service Worker would answer 500. */
async function unlessLost(fetch: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await fetch()
  } catch {
    return Response.error()
  }
}

/** The method and path of each line; no request has a path with parameters in it. */
const fixedPaths = ({ operations }: Section<Methods>) =>
  Object.values<string>(operations).map((line) => line.split(' ', 2).join(' '))
