import { ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const workspace = {
  reset({ body }, workspace) {
    workspace.reset(body.seed)
    return ok({ workspaceId: workspace.id, seed: workspace.seed, now: workspace.clock.now().toISOString() })
  },
} satisfies ControlSection<'workspace'>
