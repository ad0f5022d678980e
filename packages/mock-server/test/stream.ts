import type { Event } from '../src/domain/events.ts'

/** An event as it came over the wire. */
export interface Sent {
  id: string
  event: string
  data: Event
}

/** Reads server-sent events one after the other. */
export function eventsOf(body: ReadableStream<Uint8Array> | null) {
  if (!body) throw new Error('There is no stream.')
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    /** The next so many events, as soon as they have come. */
    async take(count: number): Promise<Sent[]> {
      while (text.split('\n\n').length <= count) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`The stream ended after: ${text}`)
        text += value
      }
      const blocks = text.split('\n\n')
      text = blocks.slice(count).join('\n\n')
      return blocks.slice(0, count).map(parse)
    },
    /** The text that comes until the stream ends. */
    async rest(): Promise<string> {
      let { value, done } = await reader.read()
      while (!done) {
        text += value
        ;({ value, done } = await reader.read())
      }
      return text
    },
    leave: () => reader.cancel(),
  }
}

function parse(block: string): Sent {
  const {
    id = '',
    event = '',
    data = '',
  } = Object.fromEntries(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  )
  return { id, event, data: JSON.parse(data) }
}
