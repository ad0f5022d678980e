import { gone, ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const workspace = {
  reset({ body }, workspace) {
    const world = workspace.reset(body)
    return ok({ workspaceId: workspace.id, seed: workspace.seed, world, now: workspace.clock.now().toISOString() })
  },

  remove(_, workspace) {
    workspace.remove()
    return gone
  },
} satisfies ControlSection<'workspace'>
