/**
 * After how many milliseconds at most the machine's time is looked at again, since a timer takes no notice when that is
 * set or the machine sleeps.
 */
const longest = 60_000

/**
 * A timer for each workspace that is to be woken. None of them keeps the process from ending.
 *
 * @param wake is called with the workspace's id when its time has come
 */
export function createTimers(wake: (workspaceId: string) => void) {
  const timers = new Map<string, NodeJS.Timeout>()

  function wakeAt(workspaceId: string, time: Date | null): void {
    clearTimeout(timers.get(workspaceId))
    timers.delete(workspaceId)
    if (time === null) return
    const wait = Math.max(0, time.getTime() - Date.now())
    const then = () => {
      timers.delete(workspaceId)
      if (Date.now() < time.getTime()) wakeAt(workspaceId, time)
      else wake(workspaceId)
    }
    timers.set(workspaceId, setTimeout(then, Math.min(wait, longest)).unref())
  }

  function clear(): void {
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
  }

  return { wakeAt, clear }
}
