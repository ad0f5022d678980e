import { readApiKey } from '../http/auth.ts'
import { type Core, createCore } from '../index.ts'
import { workspaceIdOf } from '../workspace.ts'
import { answered } from './answered.ts'
import { answerOperator } from './operator.ts'
import { type Bindings, checkBindings, settingsOf } from './settings.ts'

export { Workspace } from './object.ts'
export { Statistics } from './statistics.ts'
export type { Bindings }

/** The mock server as a Worker: every API key is a Durable Object of its own, of the class `Workspace`. */
export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    try {
      checkBindings(bindings)
      const told = await answerOperator(request, bindings)
      if (told) return told
      const id = addressee(request)
      if (id === undefined) return (await answered(outside(bindings), request, null)).response
      return await bindings.WORKSPACES.getByName(id).fetch(request)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return new Response(`This Worker is set up wrongly. ${error.message}\n`, { status: 500 })
    }
  },
}

/** The workspace that a request is for: of its key, or of a picture's address, which needs none. */
function addressee(request: Request): string | undefined {
  const { pathname } = new URL(request.url)
  const media = pathname.match(/^\/_mock\/media\/(wsp_[0-9a-z]{16})\//)?.[1]
  if (media !== undefined && ['GET', 'HEAD'].includes(request.method)) return media
  if (request.method === 'OPTIONS') return undefined
  try {
    return workspaceIdOf(readApiKey(request.headers.get('authorization') ?? undefined))
  } catch {
    return undefined
  }
}

/** What answers requests that are for no workspace; there is one, as it numbers what it answers. */
let core: Core | undefined

function outside(bindings: Bindings): Core {
  core ??= createCore({
    ...settingsOf(bindings),
    ...nowhere,
    mostOpen: 1,
    onWorldProgress: undefined,
    onRequest: undefined,
    onEvent: undefined,
    report: (error) => console.error(error),
  })
  return core
}

const none = (): never => {
  throw new Error('A request without a key has no workspace.')
}

const nowhere = { open: none, openScratch: none, isStored: () => false, remove() {}, wakeAt() {}, wait: none }
