const signals = ['SIGINT', 'SIGTERM'] as const

/** How long a second signal is taken for the first, in milliseconds: npm passes on the Ctrl+C that we had already. */
const echo = 500

/** Resolves when the process is asked to stop. From then on a signal does nothing, until one is to end it at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve())
  })
}

/** Runs what ends the server. When that takes long, says so, and lets a further signal end the process at once. */
export async function endWith(finish: () => Promise<void>): Promise<void> {
  const patience = setTimeout(() => {
    for (const signal of signals) process.on(signal, () => process.exit(1))
    console.error('Waiting for answers under way. Ctrl+C again ends at once.')
  }, echo)
  await finish()
  clearTimeout(patience)
}
