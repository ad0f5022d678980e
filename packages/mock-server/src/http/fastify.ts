// Errors in Fastify's own shape, which the real service may well answer with.
import type { ProblemCode } from '../domain/problem.ts'
import { InvalidRequest } from './faults.ts'
import { reasonOf } from './reason.ts'
import type { Told } from './respond.ts'

/** The codes of what Fastify refuses before any handler; all others are those of the description. */
const stockCodes: { [Code in ProblemCode]?: string } = {
  invalid_body: 'FST_ERR_CTP_INVALID_JSON_BODY',
  payload_too_large: 'FST_ERR_CTP_BODY_TOO_LARGE',
  unsupported_media_type: 'FST_ERR_CTP_INVALID_MEDIA_TYPE',
  validation_failed: 'FST_ERR_VALIDATION',
}

/** What Fastify 5 answers for a problem. It tells of the first fault only. */
export function fastifyError(problem: Told) {
  const { status, code } = problem
  return {
    statusCode: status,
    code: stockCodes[code as ProblemCode] ?? code, // what is no code of the table has none
    error: reasonOf(status),
    message: messageOf(problem),
  }
}

function messageOf(problem: Told): string {
  if (problem instanceof InvalidRequest) return problem.firstInAjvsWords
  const [first] = problem.details.errors ?? []
  if (problem.code !== 'validation_failed' || !first) return problem.message
  return `${first.pointer === undefined ? `querystring/${first.parameter}` : `body${first.pointer}`} ${first.message}`
}
