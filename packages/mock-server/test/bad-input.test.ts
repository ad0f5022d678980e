import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { routes as controlRoutes } from '../generated/control/routes.ts'
import { routes } from '../generated/openapi/routes.ts'
import type { Route } from '../src/http/route.ts'
import { createMockServer } from '../src/node/index.ts'
import { accounts } from './bad-input/accounts.ts'
import { bodies } from './bad-input/bodies.ts'
import { contacts } from './bad-input/contacts.ts'
import { control } from './bad-input/control.ts'
import { credentials } from './bad-input/credentials.ts'
import { ids } from './bad-input/ids.ts'
import { pictures } from './bad-input/pictures.ts'
import { provision } from './bad-input/provision.ts'
import type { Row } from './bad-input/row.ts'
import { settings } from './bad-input/settings.ts'
import { warmup } from './bad-input/warmup.ts'
import { dump, prepare, prepareForeign, type World } from './bad-input/world.ts'
import { recorded } from './matrix/record.ts'

const played: Row[] = [
  ...credentials,
  ...bodies,
  ...ids,
  ...provision,
  ...pictures,
  ...accounts,
  ...warmup,
  ...settings,
]
const table = [...played, ...control, ...contacts]

// The same calls make the same world, so what is in it needs to be read but once.
const foreign = await prepareForeign(createMockServer())
const { mock: untouched, world: pristine } = await setup()
const before = await dump(untouched, pristine)

async function setup() {
  const bugs: unknown[] = []
  const server = createMockServer({ onError: (error) => bugs.push(error) })
  const mock = { ...server, fetch: recorded(server.fetch) }
  return { mock, bugs, world: await prepare(mock, foreign) }
}

describe('a malformed request is refused with its code, and nothing is stored', () => {
  test.each(table.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const { mock, bugs, world } = await setup()

    const response = await mock.fetch(...requestOf(row, world))

    const text = await response.text()
    const problem = JSON.parse(text)
    expect(bugs).toEqual([])
    expect([response.status, problem.code, ...placeOf(row, problem)]).toEqual([row.status, row.code, ...placeOf(row)])
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(problem).toMatchObject({
      type: `urn:rocketlead:problem:${row.code}`,
      title: expect.stringMatching(/^[A-Z]/),
      status: row.status,
      detail: expect.stringMatching(/\.$/),
      instance: response.headers.get('x-request-id'),
      errors: expect.any(Array),
    })
    expect(routeOf(row).codes).toContain(problem.code)
    expect(text + JSON.stringify([...response.headers])).not.toMatch(/4f3c2b1a|rl_live_/)
    expect(await dump(mock, world)).toEqual(before)
    mock.close()
  })
})

describe('the table of malformed requests', () => {
  test('has more than 200 for the sections that are played, each another one', () => {
    const prints = new Set(played.map(printOf))

    expect(prints.size).toBe(played.length)
    expect(prints.size).toBeGreaterThan(200)
  })

  test('covers every operation of these sections and of the control plane', () => {
    const sections = ['provision', 'accounts', 'warmup', 'settings']
    const operations = routes.filter(({ section }) => sections.includes(section)).map(({ id }) => id)

    expect(new Set(table.map(({ operation }) => operation))).toEqual(
      new Set([...operations, ...controlRoutes.map(({ id }) => id)]),
    )
  })
})

/** The row's place, or what the problem says of it. */
function placeOf({ place }: Row, problem?: { errors: { pointer?: string; parameter?: string }[] }): string[] {
  if (place === undefined) return []
  const places = problem?.errors.map(({ pointer, parameter }) => pointer ?? parameter ?? 'nowhere') ?? [place]
  return places.includes(place) ? [place] : places
}

function routeOf({ operation }: Row): Route {
  const all: readonly Route[] = [...routes, ...controlRoutes]
  const route = all.find(({ id }) => id === operation)
  if (!route) throw new Error(`There is no operation ${operation}.`)
  return route
}

/** What is handed to `fetch`, with the placeholders filled in. */
function requestOf(row: Row, world: World): [string, RequestInit] {
  const { id = row.operation.startsWith('provisioning') ? '{waiting}' : '{accountId}', query, headers = {} } = row.sent
  const { method, path } = routeOf(row)
  const address = fill(path.replace(/\{\w+\}/, id) + (query === undefined ? '' : `?${query}`), world)
  const body = bodyOf(row)
  const sent = {
    authorization: 'Bearer {key}',
    ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    ...headers,
  }
  const filled = Object.entries(sent).flatMap(([name, value]) => (value === null ? [] : [[name, fill(value, world)]]))
  return [
    `http://mock.test${address}`,
    {
      method,
      headers: Object.fromEntries(filled),
      ...(body !== undefined && { body: typeof body === 'string' ? fill(body, world) : body }),
    },
  ]
}

const bodyOf = ({ sent: { body } }: Row) => (typeof body === 'function' ? body() : body)

const fill = (text: string, world: World): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name) => world[name as keyof World] ?? placeholder)

/** Tells one request from another. */
function printOf(row: Row): string {
  const { id, query, headers } = row.sent
  const body = bodyOf(row)
  const content = body instanceof FormData ? [...body].map(describePart).join() : (body ?? '')
  const digest = createHash('sha256').update(content).digest('hex')
  return JSON.stringify([row.operation, id, query, headers, body === undefined, digest])
}

const describePart = ([name, value]: [string, string | File]): string =>
  typeof value === 'string' ? `${name}=${value}` : `${name}=${value.name} ${value.type} ${value.size}`
