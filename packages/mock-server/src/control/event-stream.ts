import type { Event } from '../domain/events.ts'
import type { EventFilter } from '../store/events.ts'
import type { Workspace } from '../workspace.ts'

/** The most events that wait for a client that does not read. */
const mostWaiting = 100_000

/** What happens in a workspace as server-sent events; after an event that was seen already, or from now on. */
export function streamOf(workspace: Workspace, { type, after }: EventFilter): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let leave = () => {}
  return new ReadableStream({
    start(controller) {
      const send = (event: Event) => controller.enqueue(encoder.encode(textOf(event)))
      if (after !== undefined) for (const event of workspace.store.events.list({ type, after })) send(event)
      leave = workspace.listen({
        hear(event) {
          if (type && !type.includes(event.type)) return
          send(event)
          if ((controller.desiredSize ?? 0) > -mostWaiting) return
          leave()
          controller.error(new Error(`More than ${mostWaiting} events waited to be read.`))
        },
        end: () => controller.close(),
      })
    },
    cancel: () => leave(),
  })
}

/** An event on the wire. JSON has no line breaks of its own, so that the data is one line. */
const textOf = (event: Event): string => `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
