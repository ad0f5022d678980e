/** As much of an answer on its way out as is needed here. */
interface Outgoing {
  readonly headersSent: boolean
  setHeader(name: string, value: string): unknown
  once(event: 'close', listener: () => void): unknown
}

/** The calls that are not answered yet, and the answers that are not out yet, as a stream is for long. */
export function createUnderWay() {
  const calls = new Set<Promise<unknown>>()
  const answers = new Map<Outgoing, Promise<void>>()

  return {
    /** @param call settles when the answer is there, and does not reject */
    add(call: Promise<unknown>, outgoing: Outgoing): void {
      calls.add(call)
      call.then(() => calls.delete(call))
      const out = new Promise<void>((resolve) => outgoing.once('close', () => resolve()))
      answers.set(outgoing, out)
      out.then(() => answers.delete(outgoing))
    },
    /** Lets the connections of answers that have not begun end with them. */
    closeAfterwards(): void {
      for (const outgoing of answers.keys()) if (!outgoing.headersSent) outgoing.setHeader('connection', 'close')
    },
    /** Until every call is answered. */
    async answered(): Promise<void> {
      while (calls.size > 0) await Promise.all(calls)
    },
    /** Until every answer is out. */
    async out(): Promise<void> {
      await Promise.all(answers.values())
    },
  }
}
