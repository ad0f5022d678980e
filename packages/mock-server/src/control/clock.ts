import { Problem } from '../domain/problem.ts'
import { after, day, parseDuration, readTime } from '../domain/time.ts'
import { ok } from '../operation.ts'
import type { Workspace } from '../workspace.ts'
import type { ControlSection } from './section.ts'

/** The furthest that one call moves the clock. */
const furthest = 366 * day

export const clock = {
  get(_, workspace) {
    workspace.catchUp()
    const { mode, speed } = workspace.clock
    return ok({ now: workspace.clock.now().toISOString(), mode, speed })
  },

  set({ body }, workspace) {
    workspace.catchUp()
    const now = workspace.clock.now()
    const to = readTime(body.now, { pointer: '/now' })
    if (workspace.store.isEmpty()) return started(workspace, to)
    if (to < now)
      throw backwards(
        '/now',
        now,
        `The clock stands at ${now.toISOString()} and the workspace is not empty. Set a later time.`,
      )
    if (to.getTime() - now.getTime() > furthest) throw tooFar('/now')
    return moved(workspace, to)
  },

  advance({ body }, workspace) {
    workspace.catchUp()
    const now = workspace.clock.now()
    if ((body.by === undefined) === (body.to === undefined)) throw exclusive()
    const to =
      body.by === undefined
        ? readTime(body.to ?? now.toISOString(), { pointer: '/to' })
        : after(now, Math.min(parseDuration(body.by), furthest + 1))
    const pointer = body.by === undefined ? '/to' : '/by'
    if (to < now) throw backwards(pointer, now, `The clock stands at ${now.toISOString()}. Advance it to a later time.`)
    if (to.getTime() - now.getTime() > furthest) throw tooFar(pointer)
    return moved(workspace, to)
  },
} satisfies ControlSection<'clock'>

/** In an empty workspace nothing is due, so its time can begin anywhere. */
function started(workspace: Workspace, to: Date) {
  workspace.startAt(to)
  return ok({ now: to.toISOString(), eventsHappened: 0 })
}

function moved(workspace: Workspace, to: Date) {
  const eventsHappened = workspace.advanceTo(to)
  return ok({ now: to.toISOString(), eventsHappened })
}

function backwards(pointer: string, now: Date, detail: string): Problem {
  const message = `must not be before ${now.toISOString()}`
  return new Problem('time_backwards', detail, { errors: [{ pointer, code: 'time_backwards', message }] })
}

function tooFar(pointer: string): Problem {
  const message = 'must be at most 366 days ahead'
  const errors = [{ pointer, code: 'maximum', message }]
  return new Problem('validation_failed', `The request has 1 fault. ${pointer.slice(1)} ${message}.`, { errors })
}

function exclusive(): Problem {
  const errors = [
    { pointer: '/by', code: 'exclusive_fields', message: 'excludes to' },
    { pointer: '/to', code: 'exclusive_fields', message: 'excludes by' },
  ]
  return new Problem('exclusive_fields', 'Give exactly one of by and to.', { errors })
}
