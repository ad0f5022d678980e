import type { Given } from './scenario.mjs'

/** Lets a runtime take the scenario, and gives its outcomes. Rejects with the runtime's own error output. */
export type Adapter = (executable: string, given: Given) => Promise<unknown>
