import type { Operation } from '../../description/description.ts'
import { isJson } from '../../exchange/body.ts'
import type { Body, Call } from '../../exchange/exchange.ts'
import { type Credentials, otherKey } from '../../exchange/request.ts'
import { pathParameters } from '../../world/derive.ts'
import { placeheld } from '../../world/placeholders.ts'
import type { Attempt, Scene } from '../phase.ts'
import { callWith } from '../phase.ts'

const same = (good: Call): Call => good

/** A key that is no secret. */
const shown = (key: string): NonNullable<Credentials> => ({ key, told: key })

/** No key, keys that are none, and keys that are not allowed. */
export function* keyAttempts({ operation, session }: Scene): Generator<Attempt> {
  if (operation.security.length === 0 || session.settings.apiKey === undefined) return
  const expect = { kind: 'unauthorized' as const, isMissing: false }
  const { apiKey } = session.settings
  yield { name: 'without a key', change: same, credentials: undefined, expect: { ...expect, isMissing: true } }
  yield { name: 'with a key that nobody has', change: same, credentials: shown('no-such-key'), expect }
  const unknown = (good: Call): Call => ({ ...good, path: withUnknownIds(good.path) })
  if (pathParameters(operation.path).length > 0)
    yield {
      name: 'without a key, of what is not there',
      change: unknown,
      credentials: undefined,
      expect: { ...expect, isMissing: true },
    }
  if (operation.security.some(({ kind }) => kind === 'bearer')) {
    yield {
      name: 'with the key after another scheme',
      change: same,
      credentials: { key: apiKey, scheme: 'Digest' },
      expect,
    }
    yield { name: 'with the key without a scheme', change: same, credentials: { key: apiKey, scheme: '' }, expect }
    yield { name: 'with an empty bearer token', change: same, credentials: { ...shown(''), scheme: 'Bearer' }, expect }
  }
  for (const key of session.settings.recipes.forbiddenKeys ?? [])
    yield { name: 'with a key that is not allowed', change: same, credentials: shown(key), expect }
}

/** What belongs to a workspace, asked for with the key of another one. */
export function* otherWorkspaceAttempts({ operation, session }: Scene): Generator<Attempt> {
  const { otherApiKey } = session.settings
  if (otherApiKey === undefined || operation.security.length === 0 || pathParameters(operation.path).length === 0)
    return
  const credentials = otherKey(otherApiKey)
  yield { name: 'with the key of another workspace', change: same, credentials, expect: { kind: 'hidden' } }
}

/** Who has no key must not hear what there is and what not. */
const withUnknownIds = (path: Call['path']): Call['path'] =>
  Object.fromEntries(
    Object.entries(path).map(([name, value]) => [name, placeheld(value) === undefined ? value : '999999999']),
  )

/** Content types that the operation does not take, and none. */
export function* mediaAttempts({ operation }: Scene): Generator<Attempt> {
  const { body } = operation
  if (!body) return
  const expect = { kind: 'unsupported' as const }
  for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])
    if (!body.media.some((media) => media.type === type || media.type.includes('*')))
      yield {
        name: `a good body, told to be ${type}`,
        change: (good) => callWith(good, { body: renamed(good, type) }),
        expect,
      }
}

/** The good body under another content type: who does not look at the type would take it. */
const renamed = ({ body }: Call, type: string): Body => ({
  type,
  value: undefined,
  raw: JSON.stringify(body?.value ?? {}),
})

/** A body that is one byte larger than it may be. */
export function* sizeAttempts({ operation, session }: Scene): Generator<Attempt> {
  const limits = session.settings.recipes.bodyLimits ?? {}
  for (const { type } of operation.body?.media ?? []) {
    const limit = limits[type]
    if (limit === undefined || !isJson(type)) continue
    const body: Body = { type, value: undefined, raw: ' '.repeat(limit + 1) }
    yield {
      name: `a body of ${limit + 1} bytes`,
      change: (good) => callWith(good, { body }),
      expect: { kind: 'too large' },
    }
  }
}

const tried = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE']

/** The methods that a path does not have; of several operations on it, the first one tries them. */
export function* methodAttempts({ operation, session }: Scene): Generator<Attempt> {
  const onPath = ({ path }: Operation) => path === operation.path
  if (session.settings.operations.find(onPath)?.id !== operation.id) return
  const there = session.settings.description.operations.filter(onPath)
  const allowed = there.map(({ method }) => method)
  const isTold = session.settings.recipes.answersMethodNotAllowed ?? false
  const { operations } = session.settings.description
  for (const method of tried.filter(
    (each) => !allowed.includes(each) && !isShadowed(operation.path, each, operations),
  )) {
    const change = ({ path }: Call): Call => ({ path, query: {}, headers: {} })
    yield { name: `the method ${method}`, change, method, expect: { kind: 'no method', allowed, isTold } }
  }
}

/** Whether a path with parameters that has the method takes this path for one of its own: `/leads/{leadId}` has `/leads/tags`. */
const isShadowed = (path: string, method: string, operations: readonly Operation[]): boolean =>
  operations.some((other) => other.method === method && other.path !== path && patternOf(other.path).test(path))

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`)
