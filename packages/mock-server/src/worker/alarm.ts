import type { ObjectStorage } from './runtime.ts'

export type Alarm = ReturnType<typeof alarmOf>

/** How many times a workspace's end is put off at most while it would last. */
const steps = 30

/**
 * The one alarm of an object, for two ends: what is due next in the workspace, and the end of one that nobody uses.
 *
 * @param idle for how long it stays unused, in milliseconds; up to a thirtieth more, so that not every use is stored
 */
export function alarmOf(storage: AlarmStorage, idle: number) {
  let expires = storage.kv.get('expires')
  let wakes: number | undefined

  function set(): void {
    const times = [expires, wakes].filter((time) => time !== undefined)
    if (times.length === 0) storage.deleteAlarm()
    else storage.setAlarm(new Date(Math.min(...times)))
  }

  return {
    wakeAt(time: Date | null): void {
      wakes = time?.getTime()
      set()
    },
    /** Notes that the workspace is used, and gives when it ends if it is not used again. */
    use(now: Date): Date {
      const step = idle / steps
      const end = Math.ceil(now.getTime() / step) * step + idle
      if (end !== expires) {
        expires = end
        storage.kv.put('expires', end)
        set()
      }
      return new Date(end)
    },
    /** Whether there is a workspace that will end. */
    hasEnd: (): boolean => expires !== undefined,
    isOver: (now: Date): boolean => expires !== undefined && now.getTime() >= expires,
    /** When there is no workspace any more. */
    forget(): void {
      if (expires === undefined) return
      expires = undefined
      wakes = undefined
      storage.kv.delete('expires')
      set()
    },
  }
}

type AlarmStorage = Pick<ObjectStorage, 'kv' | 'setAlarm' | 'deleteAlarm'>
