// What is generated is public as a whole, so it is passed on by the file instead of by the name. test/surface/ lists the
// names, and shows in a pull request which of them change.

export type * from '../generated/methods.ts'
export * from '../generated/operations.ts'
export type * from '../generated/paths.ts'
export type * from '../generated/problem-codes.ts'
export type * from '../generated/schemas.ts'
export type * from '../generated/sections/accounts.ts'
export type * from '../generated/sections/agents.ts'
export type * from '../generated/sections/campaigns.ts'
export type * from '../generated/sections/conversations.ts'
export type * from '../generated/sections/credits.ts'
export type * from '../generated/sections/knowledge-base.ts'
export type * from '../generated/sections/lead-lists.ts'
export type * from '../generated/sections/leads.ts'
export type * from '../generated/sections/orders.ts'
export type * from '../generated/sections/provision.ts'
export type * from '../generated/sections/settings.ts'
export type * from '../generated/sections/warmup.ts'
export { type Client, createClient } from './create-client.ts'
export {
  AbortError,
  ApiError,
  AuthenticationError,
  BadRequestError,
  type CallFacts,
  ConflictError,
  ConnectionError,
  isApiError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  RocketleadError,
  ServerError,
  TimeoutError,
  UnprocessableError,
} from './errors.ts'
export type { Failure } from './failure.ts'
export type { NamedUpload, Upload, UploadContent, UploadPath } from './form.ts'
export type { AttemptEvent, ErrorEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent } from './hooks.ts'
export type { Known } from './known.ts'
export { type Logger, type LogLevel, logTo } from './log.ts'
export type { CallOptions, Fetch, Limits, RocketleadOptions } from './options.ts'
export type { Page, PagePromise } from './page.ts'
export type { ApiPromise } from './promise.ts'
export type { RawClient, RawMiddleware, RawOptions } from './raw-client.ts'
export { Rocketlead } from './rocketlead.ts'
export type { Section } from './section.ts'
// The other entries are made of these.
export type { ContentOf, MaybeTakenBy, MethodOf, PathOf, SectionMethod, TakenBy } from './section-method.ts'
