import { ConnectionCut } from '../http/strike.ts'
import type { Core } from '../index.ts'

/** The answer of a core; where a connection would be closed, one that breaks off, as a Worker cannot close it. */
export async function answered(core: Core, request: Request): Promise<Response> {
  try {
    const response = await core.answer(request)
    await readOn(request)
    return response
  } catch (error) {
    if (!(error instanceof ConnectionCut)) throw error
    return new Response(new ReadableStream({ pull: (controller) => controller.error(error) }), { status: 502 })
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
