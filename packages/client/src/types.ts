// The entry `@rocketlead/client/types`: every public type and no code. There is one list of them, in index.ts.
export type * from './index.ts'
