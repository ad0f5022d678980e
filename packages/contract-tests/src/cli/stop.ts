/** The exit codes of a command that a signal has stopped. */
const codes = { SIGINT: 130, SIGTERM: 143 } as const
type StopSignal = keyof typeof codes

/** How long a second signal is taken for the first, in milliseconds: npm passes on the Ctrl+C that we had already. */
const echo = 500

export interface Stop {
  /** Aborted by the first signal. */
  signal: AbortSignal
  /** The exit code once there was a signal. */
  code(): number | undefined
}

/** Turns the first signal into a wish to stop, about which it says so much, and ends the process by a further one. */
export function stopBySignal(message: string): Stop {
  const controller = new AbortController()
  let first: { code: number; at: number } | undefined
  const stop = (signal: StopSignal): void => {
    if (first && performance.now() - first.at > echo) process.exit(codes[signal])
    if (first) return
    first = { code: codes[signal], at: performance.now() }
    console.error(message)
    controller.abort()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  return { signal: controller.signal, code: () => first?.code }
}
