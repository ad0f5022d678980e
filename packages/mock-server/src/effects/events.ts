// Telling what happened, for an app that is driven by it.
import type { Context } from '../context.ts'
import type { EventData, EventType } from '../domain/events.ts'

/** Notes that something has happened, at the time that it is. */
export function emit(type: EventType, data: EventData, { store, clock }: Context): void {
  store.events.add({ type, createdAt: clock.now().toISOString(), data })
}
