import fc from 'fast-check'
import type { MediaType, Parameter } from '../../description/description.ts'
import { isOpaque } from '../../description/pager.ts'
import { isRecord } from '../../description/pointer.ts'
import { textOf } from '../../exchange/address.ts'
import { formType, isJson } from '../../exchange/body.ts'
import type { Body, Call } from '../../exchange/exchange.ts'
import { type Making, valuesOf, valuesOfOne } from '../../schema/arbitrary/index.ts'
import { withFiles } from '../../world/good-call.ts'
import { parameterFor, placeholder } from '../../world/placeholders.ts'
import { asForm } from '../coverage/bodies.ts'
import { read } from '../coverage/parameters.ts'
import type { Scene } from '../phase.ts'

/** What of a call is chosen; the rest is as in the good call. */
export interface Chosen {
  query: Record<string, unknown>
  headers: Record<string, string>
  body?: Body
}

export const makingOf = ({ operation, session, world }: Scene): Making => ({
  isLeftOut: (way) => session.settings.recipes.bound?.[operation.id]?.includes(way) ?? false,
  alternatives: session.alternatives,
  reference(name) {
    const parameter = parameterFor(name, world.parameters)
    return parameter === undefined ? undefined : placeholder(parameter)
  },
})

/** Calls as the description allows them. */
export function validCalls(scene: Scene): fc.Arbitrary<Chosen> {
  const parts = fc.record({ query: valuesIn('query', scene), headers: valuesIn('header', scene), body: bodies(scene) })
  return parts.map(({ query, headers, body }) => ({
    query,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, textOf(value)])),
    ...(body && { body }),
  }))
}

function valuesIn(place: Parameter['in'], scene: Scene): fc.Arbitrary<Record<string, unknown>> {
  const { operation, session } = scene
  const bound = session.settings.recipes.bound?.[operation.id] ?? []
  const free = operation.parameters.filter(
    (each) => each.in === place && (each.required || (!bound.includes(each.name) && !isOpaque(operation, each))),
  )
  const making = makingOf(scene)
  const model = Object.fromEntries(
    free.map((each) => [
      each.name,
      valuesOf(each.schema, making, { name: each.name, path: '', depth: 0 }).map((value) => sent(value, each, scene)),
    ]),
  )
  const requiredKeys = free.filter(({ required }) => required).map(({ name }) => name)
  return fc.record(model, { requiredKeys, noNullPrototype: true })
}

/** A value that an address or a header can carry; what cannot be carried is replaced by an example. */
function sent(value: unknown, { in: place, schema, pointer, examples }: Parameter, { session }: Scene): unknown {
  const isSendable = place !== 'header' || /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(textOf(value))
  const isRead = session.validators.request(pointer, read(value, { schema })).length === 0
  const isEmptyList = Array.isArray(value) && value.length === 0
  return isSendable && isRead && !isEmptyList ? value : (examples[0] ?? value)
}

function bodies(scene: Scene): fc.Arbitrary<Body | undefined> {
  const { body } = scene.operation
  const media = (body?.media ?? []).filter(({ type }) => isJson(type) || type === formType)
  if (!body || media.length === 0) return fc.constant(undefined)
  const all = media.flatMap((each) => bodiesOf(each, scene))
  const given = fc.oneof({ withCrossShrink: true }, ...all)
  return body.required ? given : fc.option(given, { nil: undefined, freq: 9 })
}

function bodiesOf(media: MediaType, scene: Scene): fc.Arbitrary<Body>[] {
  const { alternatives } = scene.session
  return alternatives(media.schema).map((one) =>
    valuesOfOne(one, makingOf(scene)).map((value) => ({
      type: media.type,
      value: media.type === formType ? withFiles(value, media) : value,
    })),
  )
}

/** Whether the description takes what was chosen: some of what schemas say is not heeded when values are made. */
export function isValid({ query, headers, body }: Chosen, { operation, session }: Scene): boolean {
  const parameters = operation.parameters.every(({ name, in: place, required, schema, pointer }) => {
    const value = place === 'query' ? query[name] : place === 'header' ? headers[name] : undefined
    if (value === undefined) return place === 'path' || !required
    return session.validators.request(pointer, read(value, { schema })).length === 0
  })
  if (!parameters) return false
  const media = operation.body?.media.find(({ type }) => type === body?.type)
  if (!body || !media || media.pointer === '') return !operation.body?.required || body !== undefined
  return (
    session.validators.request(media.pointer, media.type === formType ? asForm(body.value) : body.value).length === 0
  )
}

export const callOf = (good: Call, { query, headers, body }: Chosen): Call => ({
  path: good.path,
  query,
  headers,
  ...(body && { body }),
})

/** Puts a value at one of the places of another; the numbers choose the way. Gives the way by names too. */
export function breach(
  value: unknown,
  [first, ...rest]: number[],
  by: unknown,
  steps: string[] = [],
): { value: unknown; steps: string[] } {
  const keys = Array.isArray(value) || isRecord(value) ? Object.keys(value) : []
  const key = first === undefined || keys.length === 0 ? undefined : keys[first % keys.length]
  if (key === undefined) return { value: by, steps }
  const inner = Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined
  const broken = breach(inner, rest, by, [...steps, key])
  const made = Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? broken.value : item))
    : { ...(isRecord(value) ? value : {}), [key]: broken.value }
  return { value: made, steps: broken.steps }
}
