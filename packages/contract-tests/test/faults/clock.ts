import { onTestFinished, vi } from 'vitest'

/**
 * Time as a client lives through it: a wait that was foretold is over at once, and a time limit runs out when it is told
 * to. Every other timer in the process goes as ever, and some of them are the server's.
 *
 * @param limit the milliseconds that tell the client's time limits from other timers
 */
export function clientClock(limit: number) {
  const start = globalThis.setTimeout
  const foretold: (number | undefined)[] = []
  let runOut = () => {}

  function setTimeout(run: () => void, milliseconds?: number): NodeJS.Timeout {
    const isForetold = foretold.includes(milliseconds)
    if (isForetold) foretold.splice(foretold.indexOf(milliseconds), 1)
    const timer = start(run, isForetold ? 0 : milliseconds)
    if (milliseconds === limit) runOut = run
    return timer
  }

  vi.stubGlobal('setTimeout', setTimeout)
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  return {
    /** Lets the next wait of so many milliseconds take no time. */
    foretell(milliseconds: number): void {
      foretold.push(milliseconds)
    },
    /** Ends the time of the attempt that is under way. */
    runOut: () => runOut(),
  }
}
