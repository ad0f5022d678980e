// Telling what happened, for an app that is driven by it.
import type { Context } from '../context.ts'
import type { EventData, EventType } from '../domain/events.ts'

/** Notes that something has happened, at the time that it is; whoever listens is told when it is certain. */
export function emit(type: EventType, data: EventData, { store, clock, tell }: Context): void {
  tell(store.events.add({ type, createdAt: clock.now().toISOString(), data }))
}
