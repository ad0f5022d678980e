import { ConnectionCut } from '../http/strike.ts'
import type { Core } from '../index.ts'

/** The answer of a core; where a connection would be closed, one that breaks off, as a Worker cannot close it. */
export async function answered(core: Core, request: Request): Promise<Response> {
  try {
    return await core.answer(request)
  } catch (error) {
    if (!(error instanceof ConnectionCut)) throw error
    return new Response(new ReadableStream({ pull: (controller) => controller.error(error) }), { status: 502 })
  }
}
