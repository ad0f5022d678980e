import type { Parameter } from '../../description/description.ts'
import { isOpaque } from '../../description/pager.ts'
import { textOf } from '../../exchange/address.ts'
import type { Call } from '../../exchange/exchange.ts'
import { breaches, edges } from '../../schema/values.ts'
import { withPlaceholders } from '../../world/placeholders.ts'
import { type Attempt, callWith, type Scene } from '../phase.ts'

/** Every parameter with its edge values, with what it does not take, and without where it is required. */
export function* parameterAttempts(scene: Scene): Generator<Attempt> {
  const bound = scene.session.settings.recipes.bound?.[scene.operation.id] ?? []
  for (const parameter of scene.operation.parameters) {
    if (!bound.includes(parameter.name) && !isOpaque(scene.operation, parameter)) yield* valid(parameter, scene)
    yield* invalid(parameter, scene)
  }
  yield* unknown(scene)
}

function* valid(parameter: Parameter, { session, world }: Scene): Generator<Attempt> {
  const { name, in: place, schema, pointer } = parameter
  const isId = place === 'path' && world.parameters.includes(name)
  if (isId || place === 'cookie') return // what names something is not chosen
  const reference = withPlaceholders('a', world.parameters, name)
  const values =
    reference === 'a' ? edges(schema, session.alternatives) : [{ name: 'as an id that there is', value: reference }]
  for (const { name: how, value } of values) {
    const written = asWritten(value, parameter)
    if (written === undefined || session.validators.request(pointer, read(written, parameter)).length > 0) continue
    yield {
      name: `${name} ${how}`,
      change: (good) => callWithParameter(good, parameter, written),
      expect: { kind: 'accepted' },
    }
  }
}

function* invalid(parameter: Parameter, { session }: Scene): Generator<Attempt> {
  const { name, in: place, required, schema, pointer } = parameter
  const broken = { in: place, name }
  for (const { name: how, value } of breaches(schema, session.alternatives)) {
    const written = asWritten(value, parameter)
    if (written === undefined || session.validators.request(pointer, read(written, parameter)).length === 0) continue
    yield {
      name: `${name} ${how}`,
      change: (good) => callWithParameter(good, parameter, written),
      expect: { kind: 'refused' },
      broken,
    }
  }
  if (required && place !== 'path')
    yield {
      name: `without ${name}`,
      change: (good) => callWithParameter(good, parameter, undefined),
      expect: { kind: 'refused' },
      broken,
    }
}

/** An id of a right form that names nothing, for each parameter of the path. */
export function* unknownIds({ operation, session, world }: Scene): Generator<Attempt> {
  for (const { name, in: place, schema, pointer } of operation.parameters) {
    if (place !== 'path' || !world.parameters.includes(name)) continue
    const known = session.settings.recipes.unknown?.[name]
    const names = known === undefined ? ['none', '00000000-0000-4000-8000-000000000000', '2147483647'] : [known]
    const value = names.find((each) => session.validators.request(pointer, read(each, { schema })).length === 0)
    if (value === undefined) continue
    yield {
      name: `${name} that names nothing`,
      change: (good) => callWith(good, { path: { ...good.path, [name]: value } }),
      expect: { kind: 'not found' },
    }
  }
}

function* unknown({ session }: Scene): Generator<Attempt> {
  if (!session.settings.recipes.refusesUnknownParameters) return
  yield {
    name: 'an unknown query parameter',
    change: (good) => callWith(good, { query: { ...good.query, undescribed: '1' } }),
    expect: { kind: 'refused' },
    broken: { in: 'query', name: 'undescribed' },
  }
}

/** Whether a value can be sent as this parameter, and as what: everything in an address or a header is a text. */
function asWritten(value: unknown, { in: place, schema }: Parameter): unknown {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value))
    return schema.type === 'array' && value.length > 0 && value.every(isScalar) ? value : undefined
  if (typeof value === 'object') return undefined
  const text = textOf(value)
  // An empty segment is another path, and `.` and `..` are taken out of one.
  if (place === 'path' && (text === '' || /^\.{1,2}$/.test(text))) return undefined
  if (place === 'header' && (text === '' || /[^\x20-\x7e]/.test(text) || text !== text.trim())) return undefined
  return schema.type === 'array' ? [value] : value
}

const isScalar = (value: unknown): boolean => value !== null && typeof value !== 'object'

/** What a server reads of a written value, by the parameter's type. */
export function read(value: unknown, { schema }: Pick<Parameter, 'schema'>): unknown {
  if (Array.isArray(value)) {
    const items = typeof schema.items === 'object' ? schema.items : {}
    return value.map((item) => read(item, { schema: items }))
  }
  const text = textOf(value)
  const types = [schema.type].flat()
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text))
    return Number(text)
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function callWithParameter(good: Call, { name, in: place }: Parameter, value: unknown): Call {
  const put = (values: Record<string, unknown>) => {
    const { [name]: _, ...others } = values
    return value === undefined ? others : { ...others, [name]: value }
  }
  if (place === 'path') return callWith(good, { path: put(good.path) })
  if (place === 'query') return callWith(good, { query: put(good.query) })
  if (place !== 'header') return good
  const { [name]: _, ...others } = good.headers
  return callWith(good, { headers: value === undefined ? others : { ...others, [name]: textOf(value) } })
}
