// Handlers for Mock Service Worker. Nothing else of the client imports this, or msw.
export { createHandlers, type RocketleadHandlers } from './msw/create-handlers.ts'
export type {
  Handled,
  HandledQuery,
  HandlerFor,
  HandlersOf,
  ProblemDetails,
  Problems,
  QueryText,
  SectionHandlers,
} from './msw/handler-for.ts'
