import { controlApi, publicApi } from './api.ts'
import type { RateLimit } from './domain/rate-limit.ts'
import { base32 } from './hash.ts'
import { createApp } from './http/app.ts'
import type { AppOptions } from './http/options.ts'
import type { ClockMode } from './simulation/clock.ts'
import type { Database } from './store/database.ts'
import { trafficOf } from './traffic.ts'
import { openWorkspace, type Workspace, workspaceIdOf } from './workspace.ts'

export interface CoreOptions
  extends Pick<AppOptions, 'validateResponses' | 'errorFormat' | 'wait' | 'onRequest' | 'report'> {
  /** Opens the database of a workspace. */
  open(workspaceId: string): Database
  /** Opens one that is stored already, or gives nothing. */
  openStored(workspaceId: string): Database | undefined
  clock: ClockMode
  seed: number
  start: Date | undefined
  rateLimit: RateLimit | undefined
}

/** The mock server without a machine around it: requests in, answers out. */
export interface Core {
  /** Rejects where a connection would be closed without an answer. */
  fetch(request: Request): Promise<Response>
  workspaceOf(apiKey: string): Workspace
  close(): void
}

export function createCore({ open, openStored, clock, seed, start, rateLimit, ...app }: CoreOptions): Core {
  const options = { clock, seed, start }
  const workspaces = new Map<string, Workspace>()
  const ids = new Map<string, string>()
  const requests = new Map<string, number>()

  function workspaceOf(apiKey: string): Workspace {
    const id = ids.get(apiKey) ?? workspaceIdOf(apiKey)
    ids.set(apiKey, id)
    const workspace = workspaces.get(id) ?? openWorkspace(id, open(id), options)
    workspaces.set(id, workspace)
    return workspace
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
    if (!stored) return undefined
    const opened = openWorkspace(workspaceId, stored, options)
    workspaces.set(workspaceId, opened)
    return opened.store.media.find(mediaId)
  }

  const apis = [publicApi(workspaceOf), controlApi(workspaceOf)]
  const traffic = (apiKey: string) => trafficOf(workspaceOf(apiKey), rateLimit)
  const { fetch } = createApp({ ...app, apis, requestId, traffic, media, running: new Set() })
  return {
    fetch: async (request) => fetch(request),
    workspaceOf,
    close() {
      for (const workspace of workspaces.values()) workspace.close()
      workspaces.clear()
    },
  }
}
