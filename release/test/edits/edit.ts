import type { Bump } from '../../compatibility/bump.ts'

type Fragment = Record<string, unknown>

/** Something that can be done to a description, and what we say it takes. */
export interface Edit {
  /** What is done, as a sentence without its end. */
  name: string
  /** A path item before and after; absent where there is none. `#/components/schemas/X` is an X of `schemas`. */
  before?: Fragment
  after?: Fragment
  /** What follows the edit's own path. */
  suffix?: { before: string; after: string }
  schemas?: { before: Fragment; after: Fragment }
  expected: Bump | 'none'
  /** Which bump the gate asks for although less would do, and why we live with that. */
  alarm?: { bump: Bump; because: string }
}

export const text: Fragment = { type: 'string' }
export const integer: Fragment = { type: 'integer' }
export const number: Fragment = { type: 'number' }
export const list = (items: Fragment, more: Fragment = {}): Fragment => ({ type: 'array', items, ...more })
export const object = (properties: Fragment, required: string[] = [], more: Fragment = {}): Fragment => ({
  type: 'object',
  properties,
  required,
  ...more,
})
export const refer = (name: string): Fragment => ({ $ref: `#/components/schemas/${name}` })

export const json = (schema: Fragment): Fragment => ({ 'application/json': { schema } })
const fine: Fragment = { 200: { description: 'Done.' } }

/** A path with one operation. */
export const call = (operation: Fragment = {}): Fragment => ({ post: { responses: fine, ...operation } })

/** One that has a JSON body. */
export const request = (schema: Fragment, more: Fragment = {}): Fragment =>
  call({ requestBody: { required: true, content: json(schema), ...more } })

/** One whose body is an object with the property `a`. */
export const sent = (schema: Fragment): Fragment => request(object({ a: schema }))

/** One that answers JSON. */
export const answer = (schema: Fragment): Fragment =>
  call({ responses: { 200: { description: 'Done.', content: json(schema) } } })

/** One that answers an object that always has the property `a`. */
export const got = (schema: Fragment): Fragment => answer(object({ a: schema }, ['a']))

/** One that answers with these statuses. */
export const answers = (responses: Fragment): Fragment => call({ responses })

/** One with parameters. */
export const takes = (...parameters: Fragment[]): Fragment => call({ parameters })
export const query = (more: Fragment = {}): Fragment => ({ name: 'q', in: 'query', schema: text, ...more })
