export { type CheckName, checks } from './checks/check.ts'
export type { Description, Operation } from './description/description.ts'
export { loadDescription } from './description/index.ts'
export type { Body, Call, FilePart } from './exchange/exchange.ts'
export { rocketlead } from './recipes/index.ts'
export { html } from './report/html/page.ts'
export { json } from './report/json.ts'
export { junit } from './report/junit.ts'
export { type Failure, type OperationReport, type Phase, type Progress, phases, type Report } from './report/report.ts'
export { summary } from './report/summary.ts'
export { writeReport } from './report/write.ts'
export { type OpenWorld, type OpenWorldOptions, openWorld } from './run/open-world.ts'
export { CannotRun, type ContractOptions, type Fetch } from './run/options.ts'
export { runContract } from './run/run.ts'
export type { ExampleCall } from './world/example-call.ts'
export {
  type Answer,
  type CallInput,
  type Ids,
  RecipeError,
  type Recipes,
  type Rule,
  type World,
} from './world/recipes.ts'
