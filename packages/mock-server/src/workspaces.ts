import { type Audience, createAudience } from './audience.ts'
import type { WorkspaceEvent } from './domain/events.ts'
import { databasesOf, openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts'

export interface WorkspacesOptions extends Omit<WorkspaceOptions, 'remove' | 'run'> {
  /** How many are open at a time, from 1 on. */
  mostOpen: number
  /** Whether there is a database of this name. */
  isStored(name: string): boolean
  /** Deletes a database that is closed, if there is one of this name. */
  remove(name: string): void
  /** Is told of what happens in any workspace. */
  onEvent: ((event: WorkspaceEvent) => void) | undefined
}

export type Workspaces = ReturnType<typeof createWorkspaces>

/**
 * The workspaces of a server by their ids. For one that is opened beyond `mostOpen` the one that was used least recently
 * is closed: what it holds is stored, who listens to it goes on, and it is opened again when it is used. So nobody keeps
 * a workspace; whoever needs it asks for it each time.
 */
export function createWorkspaces({ mostOpen, onEvent, isStored, ...options }: WorkspacesOptions) {
  /** In the order in which they were used, the newest last. */
  const open = new Map<string, Workspace>()
  let newest = ''
  /** Of all that are open, and of others that somebody listens to. */
  const audiences = new Map<string, Audience>()
  const run = options.machineTime().getTime()
  let isClosed = false

  function get(id: string): Workspace {
    const found = open.get(id)
    if (found && id === newest) return found
    const workspace = found ?? opened(id)
    open.delete(id)
    open.set(id, workspace)
    newest = id
    return workspace
  }

  function opened(id: string): Workspace {
    if (isClosed) throw new Error('The mock server is closed.')
    makeRoom()
    const db = options.open(id)
    try {
      const audience = audiences.get(id) ?? audienceOf(id)
      const workspace = openWorkspace(id, db, { ...options, run, remove }, audience)
      audiences.set(id, audience)
      return workspace
    } catch (error) {
      db.close()
      throw error
    }
  }

  function audienceOf(id: string): Audience {
    return createAudience(options.report, {
      always: onEvent && ((event) => onEvent({ ...event, workspaceId: id })),
      left() {
        if (!open.has(id)) audiences.delete(id)
      },
    })
  }

  /** While something is done in one of them, its caller may hold any of them; the next opening makes up for it. */
  function makeRoom(): void {
    if ([...open.values()].some((workspace) => workspace.isBusy())) return
    for (const [id, workspace] of open) {
      if (open.size < mostOpen) return
      workspace.settle()
      close(id, workspace)
    }
  }

  /** Who listens is told when something happens; to others what is due meanwhile may as well happen when it is opened. */
  function close(id: string, workspace: Workspace): void {
    const isListenedTo = audiences.get(id)?.isEmpty() === false
    workspace.close({ staysAwaited: isListenedTo || onEvent !== undefined })
    open.delete(id)
    if (!isListenedTo) audiences.delete(id)
  }

  function remove(id: string): void {
    audiences.get(id)?.end()
    audiences.delete(id)
    open.get(id)?.close()
    open.delete(id)
    for (const name of databasesOf(id)) options.remove(name)
  }

  return {
    get,
    /** One that there is. */
    find: (id: string): Workspace | undefined => (open.has(id) || isStored(id) ? get(id) : undefined),
    close(): void {
      isClosed = true
      for (const audience of audiences.values()) audience.end()
      for (const workspace of open.values()) workspace.close()
      open.clear()
      audiences.clear()
    },
  }
}
