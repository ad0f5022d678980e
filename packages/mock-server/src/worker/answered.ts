import type { Answer } from '../http/respond.ts'
import { ConnectionCut } from '../http/strike.ts'
import { toWeb, WebRequest } from '../http/web.ts'
import type { Core } from '../index.ts'
import { machineTime } from '../simulation/clock.ts'
import { log } from './log.ts'

/**
 * The answer of a core, which is logged; where a connection would be closed, one that breaks off, as a Worker cannot
 * close it.
 */
export async function answered(core: Core, request: Request, workspace: string | null): Promise<Response> {
  const time = machineTime()
  let answer: Answer | undefined
  try {
    answer = await core.app(new WebRequest(request))
    await readOn(request)
    return toWeb(answer, request)
  } catch (error) {
    if (!(error instanceof ConnectionCut)) throw error
    return new Response(new ReadableStream({ pull: (controller) => controller.error(error) }), { status: 502 })
  } finally {
    const { operation = null, status = null, headers } = answer ?? {}
    log({ time, method: request.method, workspace, operation, status, requestId: headers?.['x-request-id'] ?? null })
  }
}

/** Reads what is left of a body and throws it away: the runtime cuts off whoever is still sending when it is answered. */
async function readOn({ body }: Request): Promise<void> {
  try {
    await body?.pipeTo(new WritableStream())
  } catch {
    // Whoever sent it has gone.
  }
}
