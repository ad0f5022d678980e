import type { Json } from '../../src/world/recipes.ts'
import { type Answered, type Asked, type Call, jsonOf, withHeaders, withJson } from './message.ts'
import type { Handler } from './sow.ts'

/** Changes what is asked before the server sees it. */
export const onAsked =
  (edit: (asked: Asked) => Asked): Handler =>
  (asked, call) =>
    call(edit(asked))

/** Changes the JSON object that is asked with; other bodies pass. */
export const onBody = (edit: (body: Json) => void): Handler => onAsked((asked) => edited(asked, edit))

/** Changes answers with a status; the others pass. */
export const onStatus =
  (status: number, edit: (answered: Answered, asked: Asked, call: Call) => Answered | Promise<Answered>): Handler =>
  async (asked, call) => {
    const answered = await call(asked)
    return answered.status === status ? edit(answered, asked, call) : answered
  }

/** Changes the JSON of successes. */
export const onSuccess =
  (edit: (body: Json, asked: Asked) => void): Handler =>
  async (asked, call) => {
    const answered = await call(asked)
    return answered.status < 300 ? edited(answered, (body) => edit(body, asked)) : answered
  }

/** Changes each item of a page. */
export const onItems = (edit: (item: Json) => void): Handler =>
  onSuccess(({ data }) => {
    for (const item of data) edit(item)
  })

/** Changes the JSON of problems with a status. */
export const onProblem = (status: number, edit: (problem: Json, asked: Asked) => void): Handler =>
  onStatus(status, (answered, asked) => edited(answered, (body) => edit(body, asked)))

/** Changes a JSON object; other bodies stay as they are. */
export function edited<Message extends Asked | Answered>(message: Message, edit: (body: Json) => void): Message {
  const body = jsonOf(message)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return message
  edit(body)
  return withJson(message, body)
}

const titles = {
  forbidden: 'Not allowed',
  internal_error: 'Server error',
  not_found: 'Not found',
  validation_failed: 'Request invalid',
}

/** A problem in due form. */
export function problem(status: number, code: keyof typeof titles, detail: string, errors: unknown[] = []): Answered {
  const instance = 'req_0kd8p8w6x7y8z9a1'
  const headers = new Headers({ 'content-type': 'application/problem+json', 'x-request-id': instance })
  const type = `urn:rocketlead:problem:${code}`
  const body = { type, title: titles[code], status, detail, instance, code, errors }
  return withJson({ status, headers, body: new Uint8Array() }, body)
}

/** Fails for what it does not expect; nothing is done then. */
export const crashing = (unexpected: (asked: Asked, body: Json) => boolean): Handler => {
  const detail = 'Something went wrong on our side, and nothing was stored. Report the request id when it stays.'
  return instead(unexpected, () => problem(500, 'internal_error', detail))
}

/** Refuses what is valid, as if this place of the request broke the description. */
export const refusing = (
  place: { pointer: string } | { parameter: string },
  fault: { code: string; message: string },
  when: (asked: Asked, body: Json) => boolean,
): Handler => {
  const name = 'pointer' in place ? place.pointer.slice(1) : place.parameter
  const detail = `The request has 1 fault. ${name} ${fault.message}.`
  return instead(when, () => problem(400, 'validation_failed', detail, [{ ...place, ...fault }]))
}

/** Nobody without a key gets as far as a body. */
function instead(when: (asked: Asked, body: Json) => boolean, answer: () => Answered): Handler {
  return (asked, call) => (hasKey(asked) && when(asked, jsonOf(asked) ?? {}) ? answer() : call(asked))
}

export const hasKey = ({ headers }: Asked): boolean =>
  headers.get('authorization')?.startsWith('Bearer rl_test_') ?? false

/** An answer without a body. */
export const bare = (answered: Answered, status: number): Answered => ({
  ...withHeaders(answered, { 'content-type': undefined, 'content-length': undefined }),
  status,
  body: new Uint8Array(),
})
