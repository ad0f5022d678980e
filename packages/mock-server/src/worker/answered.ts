import type { Answer, Told } from '../http/respond.ts'
import { ConnectionCut } from '../http/strike.ts'
import { toWeb, WebRequest } from '../http/web.ts'
import type { Core } from '../index.ts'
import { machineTime } from '../simulation/clock.ts'
import { log } from './log.ts'

/** An answer, and the problem that it tells. */
export interface Answered {
  response: Response
  problem: Told | undefined
}

/**
 * The answer of a core, which is logged; where a connection would be closed, one that breaks off, as a Worker cannot
 * close it.
 */
export async function answered(core: Core, request: Request, workspace: string | null): Promise<Answered> {
  const time = machineTime()
  let answer: Answer | undefined
  try {
    answer = await core.app(new WebRequest(request))
    await readOn(request)
    return { response: toWeb(answer, request), problem: answer.problem }
  } catch (error) {
    if (!(error instanceof ConnectionCut)) throw error
    const body = new ReadableStream({ pull: (controller) => controller.error(error) })
    return { response: new Response(body, { status: 502 }), problem: undefined }
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
