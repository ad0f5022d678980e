import { isRecord } from '../description/pointer.ts'
import type { ReceivedResponse } from '../exchange/exchange.ts'
import { show } from '../schema/values.ts'
import type { Rule } from '../world/recipes.ts'
import { type Check, type CheckName, type Finding, held } from './check.ts'

/** Statuses that say that a request is not as described. */
const malformed = new Set([400, 405, 406, 411, 413, 414, 415, 431])
const isRefusal = (status: number): boolean => status >= 400 && status < 500

/** Holds an answer against what its trial expects. */
export const asExpected: Check = ({ trial: { expect, operation }, response }) => {
  const { status } = response
  const unlike = (check: CheckName, message: string, expected: string): Finding => ({
    check,
    message,
    expected,
    actual: told(response),
  })
  if (status === 429 || status >= 500) return undefined // told by others, or nobody's fault
  switch (expect.kind) {
    case 'any':
    case 'provoked':
      return undefined
    case 'accepted': {
      const isForKey = status === 401 || status === 403
      if (!isForKey && (!malformed.has(status) || isOwnRule(response))) return held
      const message = isForKey
        ? 'A request with the right key was refused for its key.'
        : 'A request that is as described was refused as malformed.'
      return unlike('accepted', message, 'a success, or a refusal for what it asks')
    }
    case 'refused':
      if (isRefusal(status)) return held
      return unlike('refused', 'A request that breaks the description was taken.', 'a status from 400 to 499')
    case 'unauthorized': {
      const only401 = expect.isMissing && operation.responses['401'] !== undefined
      if (status === 401 || (status === 403 && !only401)) return held
      return unlike('auth-enforced', 'The call was not refused for its key.', only401 ? '401' : '401 or 403')
    }
    case 'hidden':
      if (isRefusal(status)) return held
      return unlike('auth-enforced', 'Something was seen with the key of another workspace.', '404')
    case 'not found': {
      const isDescribed = operation.responses['404'] !== undefined || operation.responses['4XX'] !== undefined
      if (isDescribed ? status === 404 || status === 410 : isRefusal(status)) return held
      const expected = isDescribed ? '404' : 'a status from 400 to 499'
      return unlike('not-found', 'An id that names nothing was not told to be unknown.', expected)
    }
    case 'no method':
      return noMethod(expect, response)
    case 'unsupported':
      if (isRefusal(status)) return held
      return unlike('media-type-refused', 'A content type that is not described was taken.', '415')
    case 'too large':
      return isRefusal(status) ? held : unlike('size-refused', 'A body that is too large was taken.', '413')
  }
}

/** Holds an answer against what holds for every one. */
export const invariants: Check = ({ always, response: { status, headers, json } }) => {
  if (always.length === 0) return undefined
  return always.flatMap(({ name, brokenBy }): Finding[] => {
    const broken = brokenBy({ status, headers, body: json })
    return broken ? [{ check: 'rule', message: `Broken: ${name}.`, ...broken }] : held
  })
}

/** A refusal of 400 that names what is wrong in what is asked, with a code of its own, and not the form of the request. */
function isOwnRule({ status, json }: ReceivedResponse): boolean {
  if (status !== 400 || !isRecord(json) || typeof json.code !== 'string') return false
  return !/valid|malformed|schema|parse|body|bad_request|FST_ERR/i.test(json.code)
}

function noMethod(
  { allowed, isTold }: { allowed: string[]; isTold: boolean },
  response: ReceivedResponse,
): Finding | Finding[] {
  const { status, headers } = response
  if ((!isRefusal(status) && status !== 501) || (isTold && status !== 405))
    return {
      check: 'method-refused',
      message: isRefusal(status)
        ? 'A method that is not described is not answered with 405.'
        : 'A method that is not described was taken.',
      expected: `405 with Allow: ${allowed.join(', ')}`,
      actual: told(response),
    }
  if (status !== 405) return held
  const given = (headers.allow ?? '').split(',').map((method) => method.trim().toUpperCase())
  const optional = ['OPTIONS', 'HEAD']
  const differ =
    allowed.some((method) => !given.includes(method)) ||
    given.some((method) => method !== '' && !allowed.includes(method) && !optional.includes(method))
  return differ
    ? {
        check: 'method-refused',
        message: 'The header Allow of a 405 does not name the methods that are described.',
        expected: `Allow: ${allowed.join(', ')}`,
        actual: headers.allow === undefined ? 'no Allow' : `Allow: ${headers.allow}`,
      }
    : held
}

/** Holds the answer of a rule against what the rule expects. */
export function breachOf(
  { name, expect: { status, code, body } }: Pick<Rule, 'name' | 'expect'>,
  response: ReceivedResponse,
): Finding | undefined {
  const answered = isRecord(response.json) ? response.json.code : undefined
  const broken = (expected: string, actual: string): Finding => ({
    check: 'rule',
    message: `Broken: ${name}.`,
    expected,
    actual,
  })
  if (response.status !== status || (code !== undefined && answered !== code))
    return broken(code === undefined ? String(status) : `${status} ${code}`, told(response))
  const place = body === undefined ? undefined : differenceAt(body, response.json)
  return place && broken(place.expected, place.actual)
}

/** Where the second is not as the first says, which may say only a part of each object. */
export function differenceAt(
  part: unknown,
  whole: unknown,
  place = '',
): { expected: string; actual: string } | undefined {
  const differ = { expected: `${place} ${show(part)}`.trim(), actual: `${place} ${show(whole)}`.trim() }
  if (Array.isArray(part)) {
    if (!Array.isArray(whole) || whole.length !== part.length) return differ
    return part.map((item, index) => differenceAt(item, whole[index], `${place}[${index}]`)).find(Boolean)
  }
  if (!isRecord(part)) return Object.is(part, whole) ? undefined : differ
  if (!isRecord(whole)) return differ
  return Object.entries(part)
    .map(([key, value]) => differenceAt(value, whole[key], place === '' ? key : `${place}.${key}`))
    .find(Boolean)
}

/** An answer in a line: its status, and the code or the beginning of what it says. */
export function told({ status, json, text }: ReceivedResponse): string {
  const { code, detail } = isRecord(json) ? json : {}
  const words = typeof code === 'string' ? `${code}${typeof detail === 'string' ? `: ${detail}` : ''}` : text
  return `${status} ${words.slice(0, 200)}`.trim()
}
