import type { components } from '../../generated/control/schema.ts'

type Schemas = components['schemas']

/** Something that happened in a workspace, as an app is told of it. */
export type Event = Schemas['Event']
export type EventType = Schemas['EventType']

/** What an event is about: the ids of what took part, and the message, if it is one of a message. */
export type EventData = Schemas['EventData']

/** An event, and the workspace in which it happened. */
export interface WorkspaceEvent extends Event {
  workspaceId: string
}
