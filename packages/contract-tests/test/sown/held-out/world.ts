// What several held-out faults share.
import type { Json } from '../../../src/world/recipes.ts'
import type { Api } from '../api.ts'
import { problem } from '../edits.ts'
import { type Answered, withJson } from '../message.ts'

/** Connects an account for each number. */
export async function createdAccounts({ must }: Api, ...phones: string[]): Promise<void> {
  for (const phone of phones) {
    await must('provision.start', { json: { phone } })
    await must('provision.verify', { json: { phone, code: '123456', displayName: 'Juniper Coffee' } })
  }
}

/** Gives a problem another code, with the title and the type that belong to it. */
export const recoded = (code: string, title: string) => (body: Json) =>
  Object.assign(body, { code, title, type: `urn:rocketlead:problem:${code}` })

/** A problem in due form, of any code. */
export function refusal(status: number, code: string, title: string, detail: string): Answered {
  const answered = problem(status, 'validation_failed', detail)
  const body = JSON.parse(new TextDecoder().decode(answered.body))
  return withJson(answered, recoded(code, title)(body))
}
