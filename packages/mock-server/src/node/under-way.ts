/** As much of an answer on its way out as is needed here. */
interface Outgoing {
  readonly headersSent: boolean
  setHeader(name: string, value: string): unknown
  once(event: 'close', listener: () => void): unknown
}

/** The calls that are not answered yet, and the answers that are not out yet, as a stream is for long. */
export function createUnderWay<Answer extends Outgoing>() {
  const answers = new Set<Answer>()
  const waiting = new Set<() => void>()
  let calls = 0

  /** Resolves when this is true, which it can become whenever something ends. */
  const until = (isTrue: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!isTrue()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  const ended = () => {
    for (const look of waiting) look()
  }

  return {
    /** A call begins, whose answer is out when this closes. */
    begin(outgoing: Answer): void {
      calls += 1
      answers.add(outgoing)
      outgoing.once('close', () => {
        answers.delete(outgoing)
        ended()
      })
    },
    /** A call is answered. */
    answer(): void {
      calls -= 1
      ended()
    },
    /** Lets the connections of answers that have not begun end with them. */
    closeAfterwards(): void {
      for (const outgoing of answers) if (!outgoing.headersSent) outgoing.setHeader('connection', 'close')
    },
    /** Until every call is answered. */
    answered: () => until(() => calls === 0),
    /** Until every answer is out. */
    out: () => until(() => answers.size === 0),
  }
}
