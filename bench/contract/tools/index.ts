import { dredd } from './dredd.ts'
import { portman } from './portman.ts'
import { prism } from './prism.ts'
import { rocketlead } from './rocketlead.ts'
import { specmatic } from './specmatic.ts'
import type { Tool } from './tool.ts'

/** By the name that the results have. */
export const tools: Record<string, Tool> = { rocketlead, portman, specmatic, dredd, prism }

/** Those that can be run here, and why the others cannot. */
export function available(): { tools: [string, Tool][]; missing: string[] } {
  const missing = Object.values(tools).flatMap(({ label, missing: why }) => {
    const reason = why?.()
    return reason ? [`${label} is left out: ${reason}.`] : []
  })
  return { tools: Object.entries(tools).filter(([, { missing: why }]) => !why?.()), missing }
}
