import { controlApi, publicApi } from './api.ts'
import { base32 } from './hash.ts'
import { createApp } from './http/app.ts'
import type { ClockMode } from './simulation/clock.ts'
import type { Database } from './store/database.ts'
import { openWorkspace, type Workspace, workspaceIdOf } from './workspace.ts'

export interface CoreOptions {
  /** Opens the database of a name: a workspace's id, or that of its snapshots. */
  open(name: string): Database
  /** Opens one that is stored already, or gives nothing. */
  openStored(workspaceId: string): Database | undefined
  clock: ClockMode
  seed: number
  start: Date | undefined
  validateResponses: boolean
  report(error: unknown): void
}

/** The mock server without a machine around it: requests in, answers out. */
export interface Core {
  fetch(request: Request): Promise<Response>
  workspaceOf(apiKey: string): Workspace
  close(): void
}

export function createCore({ openStored, validateResponses, report, ...options }: CoreOptions): Core {
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
  const app = createApp({ apis, requestId, media, validateResponses, report, running: new Set() })
  return {
    fetch: async (request) => app.fetch(request),
    workspaceOf,
    close() {
      for (const workspace of workspaces.values()) workspace.close()
      workspaces.clear()
    },
  }
}
