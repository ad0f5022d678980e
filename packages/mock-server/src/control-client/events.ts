/**
 * The events of a stream of server-sent events as they come, each what the JSON of its data holds. The stream ends when
 * the loop over it is left.
 */
export async function* eventsIn(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<unknown, void> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader()
  let unfinished = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (unfinished + value).split(/\r?\n\r?\n/)
      unfinished = blocks.pop() ?? ''
      for (const data of blocks.map(dataOf)) if (data) yield JSON.parse(data)
    }
  } finally {
    await reader.cancel()
  }
}

/** What the `data` lines of an event hold; a comment, which only keeps the connection open, holds nothing. */
const dataOf = (block: string): string =>
  block
    .split(/\r?\n/)
    .flatMap((line) => /^data: ?(.*)$/.exec(line)?.[1] ?? [])
    .join('\n')
