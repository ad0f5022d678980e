import type { operations } from '../../generated/control/schema.ts'
import type { SectionOf } from '../operation.ts'
import type { Workspace } from '../workspace.ts'

/** A section of the control plane. Its handlers are given the workspace itself, outside of a transaction. */
export type ControlSection<Name extends string> = SectionOf<operations, Name, Workspace>
