import type { MediaType, Schema } from '../../description/description.ts'
import { at, isRecord, put } from '../../description/pointer.ts'
import { formType, isFilePart, isJson } from '../../exchange/body.ts'
import type { Call } from '../../exchange/exchange.ts'
import { type Place, placesOf } from '../../schema/places.ts'
import { sampleOf, sampleOfOne } from '../../schema/sample.ts'
import { breaches, edges } from '../../schema/values.ts'
import { goodBody, withFiles } from '../../world/good-call.ts'
import { parameterFor, withPlaceholders } from '../../world/placeholders.ts'
import { type Attempt, callWith, type Scene } from '../phase.ts'
import { withContainers, withDependents } from './around.ts'

/** One way to write a body: a content type, and one alternative of its schema. */
interface Form {
  media: MediaType
  one: Schema
  scene: Scene
  /** A good body of this form, made of the good call that there is. */
  good(call: Call): unknown
}

/** Every property of every content type with its edge values, with what it does not take, and without if required. */
export function* bodyAttempts(call: Call, scene: Scene): Generator<Attempt> {
  const { alternatives } = scene.session
  for (const media of scene.operation.body?.media ?? [])
    for (const one of alternatives(media.schema)) {
      const form: Form = { media, one, scene, good: (now) => asAlternative(now, one, media, scene) }
      const value = form.good(call)
      yield* accepted('a plain body', (body) => body, value, form)
      for (const place of placesOf(one, alternatives)) yield* placeAttempts(place, value, form)
      yield* wholeAttempts(value, form)
      yield* strangerAttempts(alternatives(media.schema), value, form)
    }
}

/** The good body if it is of this alternative, else a plain one that is. */
function asAlternative({ body }: Call, one: Schema, media: MediaType, { session, world }: Scene): unknown {
  const { alternatives } = session
  const value =
    body?.type === media.type ? body.value : goodBody(media, { alternatives, parameters: world.parameters }).value
  const isOf =
    isRecord(value) && Object.entries(one.properties ?? {}).every(([name, property]) => fitsEnum(value[name], property))
  if (isOf && (one.required ?? []).every((name) => name in value)) return value
  const sample = sampleOfOne(one, alternatives)
  return media.type === formType ? withFiles(sample, media) : withPlaceholders(sample, world.parameters)
}

/** What tells alternatives from one another is mostly a word that only one of them takes. */
function fitsEnum(value: unknown, property: Schema | boolean): boolean {
  if (value === undefined || !isRecord(property)) return true
  if (property.const !== undefined) return property.const === value
  return !Array.isArray(property.enum) || property.enum.includes(value)
}

function* placeAttempts(place: Place, value: unknown, form: Form): Generator<Attempt> {
  const { alternatives } = form.scene.session
  const { steps, name, schema, required, isItem } = place
  const { parameters } = form.scene.world
  const last = steps.at(-1) ?? ''
  const broken = { in: 'body', name }
  const set =
    (made: unknown, way: string[] = steps) =>
    (body: unknown) => {
      const filled = withContainers(body, way.slice(0, -1), form.one, form.scene)
      return withDependents(put(filled, way, made), way, form.one, form.scene)
    }
  const take = (body: unknown) => put(withContainers(body, steps.slice(0, -1), form.one, form.scene), steps, undefined)

  if (required) yield* refused({ name: `without ${name}`, broken }, take, value, form)
  else if (!isItem) yield* accepted(`without ${name}`, take, value, form)
  if (isFilePart(at(value, pointerOf(steps)))) {
    yield* refused({ name: `${name} as a text`, broken }, set('text'), value, form)
    return
  }
  const reference = parameterFor(isItem ? (steps.at(-2) ?? '') : last, parameters)
  // What names something is not chosen by chance.
  const values =
    reference === undefined
      ? edges(schema, alternatives)
      : [{ name: 'as in a good call', value: sampleOf(schema, alternatives) }]
  const named = isItem ? (steps.at(-2) ?? '') : last
  const bound = form.scene.session.settings.recipes.bound?.[form.scene.operation.id] ?? []
  const isBound = bound.some((each) => name === each || name.startsWith(`${each}.`) || name.startsWith(`${each}[`))
  for (const edge of isBound ? [] : values)
    yield* accepted(`${name} ${edge.name}`, set(withPlaceholders(edge.value, parameters, named)), value, form)
  for (const breach of breaches(schema, alternatives)) {
    // Every part of a form is a text.
    if (form.media.type === formType && steps.length === 1 && typeof breach.value !== 'string') continue
    yield* refused({ name: `${name} ${breach.name}`, broken }, set(breach.value), value, form)
  }
  const isObject = alternatives(schema).some(({ properties }) => properties !== undefined)
  if (isObject)
    yield* refused({ name: `an unknown property in ${name}`, broken }, set('a', [...steps, 'undescribed']), value, form)
}

/** What only another alternative has, beside what this one has. */
function* strangerAttempts(all: readonly Schema[], value: unknown, form: Form): Generator<Attempt> {
  const { alternatives } = form.scene.session
  const own = Object.keys(form.one.properties ?? {})
  for (const other of all)
    for (const [name, property] of Object.entries(other.properties ?? {})) {
      if (own.includes(name)) continue
      const broken = { in: 'body', name }
      const change: Change = (body) => put(body, [name], sampleOf(property, alternatives))
      yield* refused({ name: `${name} where it has no place`, broken }, change, value, form)
    }
}

/** The body as a whole: of another type, with a property that nobody describes, and broken. */
function* wholeAttempts(value: unknown, form: Form): Generator<Attempt> {
  const { scene, media, one } = form
  const whole = { in: 'body', name: '' }
  const unknown = (body: unknown) => put(body, ['undescribed'], 'a')
  yield* refused({ name: 'an unknown property', broken: whole }, unknown, value, form)
  if (!isJson(media.type)) return
  for (const { name, value: made } of edges(one, scene.session.alternatives))
    yield* accepted(`a body ${name}`, () => withPlaceholders(made, scene.world.parameters), value, form)
  for (const { name, value: made } of breaches(one, scene.session.alternatives))
    yield* refused({ name: `a body ${name}`, broken: whole }, () => made, value, form)
  const raw = (name: string, text: string | Uint8Array<ArrayBuffer>): Attempt => ({
    name,
    change: (good) => callWith(good, { body: { type: media.type, value: undefined, raw: text } }),
    expect: { kind: 'refused' },
    broken: whole,
  })
  yield raw('a body that is broken JSON', '{"')
  yield raw('a body that is no UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d))
  if (scene.operation.body?.required) yield raw('an empty body', '')
}

type Change = (body: unknown) => unknown

/** An attempt if the description takes the changed body. */
function* accepted(name: string, change: Change, value: unknown, form: Form): Generator<Attempt> {
  if (isDescribed(change(value), form)) yield { name, change: changed(change, form), expect: { kind: 'accepted' } }
}

/** An attempt if the description does not take the changed body. */
function* refused(
  about: Pick<Attempt, 'name' | 'broken'>,
  change: Change,
  value: unknown,
  form: Form,
): Generator<Attempt> {
  if (!isDescribed(change(value), form)) yield { ...about, change: changed(change, form), expect: { kind: 'refused' } }
}

const changed =
  (change: Change, { good, media }: Form) =>
  (call: Call): Call =>
    callWith(call, { body: { type: media.type, value: change(good(call)) } })

function isDescribed(value: unknown, { media, scene }: Form): boolean {
  const seen = media.type === formType ? asForm(value) : value
  return media.pointer === '' || scene.session.validators.request(media.pointer, seen).length === 0
}

/** A form as its schema sees it: files are texts. */
export function asForm(value: unknown): unknown {
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, isFilePart(part) ? part.fileName : part]),
  )
}

const pointerOf = (steps: readonly string[]): string => steps.map((step) => `/${step}`).join('')
