// The types are as many as the description has schemas; a new section brings its own by being generated.
export type * from '../../generated/control-client/control.ts'
export { createControl } from './control.ts'
export { ControlError } from './error.ts'
export type { CallOptions, ControlOptions, Fetch } from './options.ts'
