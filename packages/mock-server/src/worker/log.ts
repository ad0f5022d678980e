import { machineTime } from '../simulation/clock.ts'

/** What is told of a request: never its key, its path, its query or a body, which may hold phone numbers. */
export interface Line {
  /** When it came. */
  time: Date
  method: string
  /** The workspace's id; of a request without a known key there is none. */
  workspace: string | null
  /** The operation, such as `leads.list`, where it is for one. */
  operation: string | null
  /** Nothing where nothing was answered. */
  status: number | null
  requestId: string | null
}

/** Writes one line of JSON. */
export function log({ time, method, workspace, operation, status, requestId }: Line): void {
  const milliseconds = machineTime().getTime() - time.getTime()
  console.log(JSON.stringify({ time, workspace, operation, method, status, milliseconds, requestId }))
}
