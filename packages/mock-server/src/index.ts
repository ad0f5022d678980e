import { controlApi, publicApi } from './api.ts'
import type { WorkspaceEvent } from './domain/events.ts'
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
import { openWorkspace, type Workspace, type WorkspaceOptions, workspaceIdOf } from './workspace.ts'

export interface CoreOptions
  extends Omit<WorkspaceOptions, 'machineTime' | 'templateOf'>,
    Pick<AppOptions, 'validateResponses' | 'errorFormat' | 'wait' | 'onRequest'> {
  /** The time of the machine; for a test another one. */
  machineTime?: () => Date
  /** Opens a database for as long as the server needs it. */
  openScratch(): Database
  /** Is told now and then how far the playing of a world has come. */
  onWorldProgress: ((progress: WorldProgress) => void) | undefined
  /** Opens one that is stored already, or gives nothing. */
  openStored(workspaceId: string): Database | undefined
  rateLimit: RateLimit | undefined
  /** Is told of what happens in any workspace. */
  onEvent: ((event: WorkspaceEvent) => void) | undefined
}

/** The mock server without a machine around it: requests in, answers out. */
export interface Core {
  /** Answers a request. Rejects where a connection would be closed without an answer. */
  app: App
  /** The same for a web-standard request. */
  answer(request: Request): Promise<Response>
  /** The same, called as the global `fetch` is. */
  fetch: Fetch
  workspaceOf(apiKey: string): Workspace
  /** A workspace as a test steers it. */
  steer(apiKey: string): MockWorkspace
  /** Lets happen in a workspace what `wakeAt` asked to be woken for. */
  wake(workspaceId: string): void
  /** Ends what listens, and closes the databases. */
  close(): void
}

export function createCore({
  openStored,
  openScratch,
  onWorldProgress,
  rateLimit,
  onEvent,
  ...given
}: CoreOptions): Core {
  const options = { machineTime, ...given, templateOf: createWorlds({ openScratch, onProgress: onWorldProgress }) }
  const { validateResponses, errorFormat, wait, onRequest, report } = options
  const endless: Endless = new Set()
  const workspaces = new Map<string, Workspace>()
  const ids = new Map<string, string>()
  const requests = new Map<string, number>()

  function workspaceOf(apiKey: string): Workspace {
    const id = ids.get(apiKey) ?? workspaceIdOf(apiKey)
    ids.set(apiKey, id)
    return workspaces.get(id) ?? opened(id, options.open(id))
  }

  function opened(id: string, db: Database): Workspace {
    try {
      const workspace = openWorkspace(id, db, options)
      workspaces.set(id, workspace)
      if (onEvent) workspace.listen({ hear: (event) => onEvent({ ...event, workspaceId: id }), end() {} })
      return workspace
    } catch (error) {
      db.close()
      throw error
    }
  }

  /** Counted for each workspace, so that the answers to one do not depend on what happens in another. */
  function requestId(apiKey = ''): string {
    const count = (requests.get(apiKey) ?? 0) + 1
    requests.set(apiKey, count)
    const time = apiKey === '' ? 0 : workspaceOf(apiKey).clock.now().getTime()
    return `req_${base32(time, 9)}${base32(count, 7)}`
  }

  function media(workspaceId: string, mediaId: string) {
    const workspace = workspaces.get(workspaceId)
    if (workspace) return workspace.store.media.find(mediaId)
    const stored = openStored(workspaceId)
    return stored && opened(workspaceId, stored).store.media.find(mediaId)
  }

  const apis = [publicApi(workspaceOf), controlApi(workspaceOf)]
  const traffic = (apiKey: string) => trafficOf(workspaceOf(apiKey), rateLimit)
  const around = { validateResponses, errorFormat, wait, onRequest, report, endless, machineTime: options.machineTime }
  const app = createApp({ ...around, apis, requestId, traffic, media, running: new Set() })
  const answer = async (request: Request) => toWeb(await app(new WebRequest(request)), request)
  return {
    app,
    answer,
    fetch: asFetch(answer),
    workspaceOf,
    steer: (apiKey) => steer(workspaceOf(apiKey), answer, apiKey),
    wake(workspaceId) {
      try {
        workspaces.get(workspaceId)?.wake()
      } catch (error) {
        report(error)
      }
    },
    close() {
      for (const end of endless) end()
      endless.clear()
      for (const workspace of workspaces.values()) workspace.close()
      workspaces.clear()
    },
  }
}
