import { controlApi, publicApi } from './api.ts'
import type { RateLimit } from './domain/rate-limit.ts'
import { base32 } from './hash.ts'
import { type App, createApp } from './http/app.ts'
import type { Endless } from './http/breakage.ts'
import { asFetch, type Fetch } from './http/fetch.ts'
import type { AppOptions } from './http/options.ts'
import { toWeb, WebRequest } from './http/web.ts'
import { type MockWorkspace, steer } from './mock-workspace.ts'
import { createWorlds, type WorldProgress } from './seeds/index.ts'
import { machineTime } from './simulation/clock.ts'
import type { Database } from './store/database.ts'
import { trafficOf } from './traffic.ts'
import { type Workspace, workspaceIdOf } from './workspace.ts'
import { createWorkspaces, type WorkspacesOptions } from './workspaces.ts'

export interface CoreOptions
  extends Omit<WorkspacesOptions, 'machineTime' | 'templateOf'>,
    Pick<AppOptions, 'validateResponses' | 'errorFormat' | 'wait' | 'onRequest' | 'admit'> {
  /** The time of the machine; for a test another one. */
  machineTime?: () => Date
  /** Opens a database for as long as the server needs it. */
  openScratch(): Database
  /** Is told now and then how far the playing of a world has come. */
  onWorldProgress: ((progress: WorldProgress) => void) | undefined
  rateLimit: RateLimit | undefined
}

/** The mock server without a machine around it: requests in, answers out. */
export interface Core {
  /** Answers a request. Rejects where a connection would be closed without an answer. */
  app: App
  /** The same for a web-standard request. */
  answer(request: Request): Promise<Response>
  /** The same, called as the global `fetch` is. */
  fetch: Fetch
  /** The workspace of a key, until the next one is asked for. */
  workspaceOf(apiKey: string): Workspace
  /** A workspace as a test steers it. */
  steer(apiKey: string): MockWorkspace
  /** Lets happen in a workspace what `wakeAt` asked to be woken for. */
  wake(workspaceId: string): void
  /** Ends what listens, and closes the databases. */
  close(): void
}

/** How many ids of workspaces are remembered by their keys, so that not every request makes a digest. */
const mostIds = 10_000

export function createCore({ openScratch, onWorldProgress, rateLimit, ...given }: CoreOptions): Core {
  const options = { machineTime, ...given, templateOf: createWorlds({ openScratch, onProgress: onWorldProgress }) }
  const { validateResponses, errorFormat, wait, onRequest, admit, report } = options
  const endless: Endless = new Set()
  const workspaces = createWorkspaces(options)
  const ids = new Map<string, string>()
  let keyless = 0

  function workspaceOf(apiKey: string): Workspace {
    const id = ids.get(apiKey) ?? workspaceIdOf(apiKey)
    if (ids.size === mostIds) ids.clear()
    ids.set(apiKey, id)
    return workspaces.get(id)
  }

  /** Counted for each workspace, so that the answers to one do not depend on what happens in another. */
  function requestId(apiKey?: string): string {
    if (apiKey !== undefined) {
      const { clock, store } = workspaceOf(apiKey)
      return `req_${base32(clock.now().getTime(), 9)}${base32(store.requests.nextNumber(), 7)}`
    }
    keyless += 1
    return `req_${base32(0, 9)}${base32(keyless, 7)}`
  }

  const apis = [publicApi(workspaceOf), controlApi(workspaceOf)]
  const traffic = (apiKey: string) => trafficOf(() => workspaceOf(apiKey), rateLimit)
  const media = (workspaceId: string, mediaId: string) => workspaces.find(workspaceId)?.store.media.find(mediaId)
  const around = {
    validateResponses,
    errorFormat,
    wait,
    onRequest,
    admit,
    report,
    endless,
    machineTime: options.machineTime,
  }
  const app = createApp({ ...around, apis, requestId, traffic, media, running: new Set() })
  const answer = async (request: Request) => toWeb(await app(new WebRequest(request)), request)
  return {
    app,
    answer,
    fetch: asFetch(answer),
    workspaceOf,
    steer: (apiKey) => steer(() => workspaceOf(apiKey), answer, apiKey),
    wake(workspaceId) {
      try {
        workspaces.find(workspaceId)?.wake()
      } catch (error) {
        report(error)
      }
    },
    close() {
      for (const end of endless) end()
      endless.clear()
      workspaces.close()
    },
  }
}
