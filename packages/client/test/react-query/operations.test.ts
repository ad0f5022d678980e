import { describe, expect, test } from 'vitest'
import { queries } from '../../src/react-query.ts'
import { described, operations } from '../description.ts'
import { setup } from '../setup.ts'

const { signal } = new AbortController()

/** The options of an operation, found by its operationId as no type can. */
function optionsOf(api: object, id: string) {
  const [section = '', method = ''] = id.split('.')
  return Reflect.get(Reflect.get(api, section), method)
}

const reading = operations.filter(({ request }) => request.method === 'GET')
const paged = reading.filter(({ isPaged }) => isPaged)
const writing = operations.filter(({ request }) => request.method !== 'GET')
const inPath = writing.filter(({ parameters }) => parameters.length > 0)
const inBody = writing.filter(({ parameters }) => parameters.length === 0)

test('there are 86 operations', () => {
  expect(reading.length + inPath.length + inBody.length).toBe(86)
  expect(paged.length).toBeGreaterThan(0)
})

describe.each(reading)('$id', ({ id, given, request, isPaged }) => {
  test('is a query that takes the arguments of its method', async () => {
    const { rocketlead, requests } = setup()
    const operation = optionsOf(queries(rocketlead), id)

    await operation.query(...given).queryFn({ signal })

    expect(await described(requests[0])).toEqual(request)
    expect('mutation' in operation).toBe(false)
    expect('infinite' in operation).toBe(isPaged)
  })
})

describe.each(paged)('$id', ({ id, given, request }) => {
  test('is an infinite query that asks for a page by its cursor', async () => {
    const { rocketlead, requests } = setup()

    await optionsOf(queries(rocketlead), id)
      .infinite(...given)
      .queryFn({ signal, pageParam: 'next' })

    const { query, ...rest } = (await described(requests[0])) ?? {}
    expect(rest).toEqual({ method: request.method, path: request.path })
    expect(query).toEqual(request.query.map(([name, value]) => [name, name === 'cursor' ? 'next' : value]))
  })
})

describe.each(inPath)('$id', ({ id, parameters, given, request }) => {
  test('is a mutation whose variables are the parameters of its path and the body', async () => {
    const { rocketlead, requests } = setup()
    const operation = optionsOf(queries(rocketlead), id)
    const names = [...parameters, 'body']

    await operation.mutation().mutationFn(Object.fromEntries(given.map((value, index) => [names[index], value])))

    expect(await described(requests[0])).toEqual(request)
    expect('query' in operation).toBe(false)
  })
})

describe.each(inBody)('$id', ({ id, given: [body], request }) => {
  test('is a mutation whose variables are the body', async () => {
    const { rocketlead, requests } = setup()
    const operation = optionsOf(queries(rocketlead), id)

    await operation.mutation().mutationFn(body)

    expect(await described(requests[0])).toEqual(request)
    expect('query' in operation).toBe(false)
  })
})
