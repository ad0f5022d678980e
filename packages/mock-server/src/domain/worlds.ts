import type { components } from '../../generated/control/schema.ts'

/** What a workspace begins with. */
export type World = components['schemas']['World']
/** A world in which something has happened. */
export type PlayedWorld = Exclude<World, 'empty'>

export const worlds: readonly World[] = ['empty', 'demo', 'busy']

/** When every world is complete, by the times that its play is written in, and by a frozen clock. */
export const worldEnd = new Date('2026-03-10T15:00:00.000Z')
