import { describe, expect, test } from 'vitest'
import { RocketleadError } from '../src/index.ts'
import { described, operations } from './description.ts'
import { apiKey, rejection, setup } from './setup.ts'

/** Calls a method by its operationId, as no type can. */
function call(rocketlead: object, id: string, given: unknown[]): Promise<unknown> {
  const [section = '', method = ''] = id.split('.')
  return Reflect.get(Reflect.get(rocketlead, section), method)(...given)
}

test('there are 86 operations', () => {
  expect(operations).toHaveLength(86)
})

describe.each(operations)('$id', ({ id, given, request }) => {
  test('sends what its example arguments describe', async () => {
    const { rocketlead, requests } = setup()

    await call(rocketlead, id, given)

    expect(requests).toHaveLength(1)
    expect(await described(requests[0])).toEqual(request)
    expect(requests[0]?.headers.get('Authorization')).toBe(`Bearer ${apiKey}`)
  })

  test('takes options behind its arguments', async () => {
    const { rocketlead, requests } = setup()

    await call(rocketlead, id, [...given, { headers: { 'X-Trace': 'abc' } }])

    expect(requests[0]?.headers.get('X-Trace')).toBe('abc')
  })
})

describe.each(operations.filter(({ takesKey }) => takesKey))('$id', ({ id, given }) => {
  test('sends an idempotency key', async () => {
    const { rocketlead, requests } = setup()

    await call(rocketlead, id, [...given, { idempotencyKey: '5f0c2a4e' }])

    expect(requests[0]?.headers.get('Idempotency-Key')).toBe('5f0c2a4e')
  })
})

describe.each(operations.filter(({ takesKey }) => !takesKey))('$id', ({ id, given }) => {
  test('refuses an idempotency key, which would not protect it', async () => {
    const { rocketlead, requests } = setup()

    const calling = call(rocketlead, id, [...given, { idempotencyKey: '5f0c2a4e' }])

    expect(await rejection(calling)).toEqual(new RocketleadError(`${id} takes no idempotency key.`))
    expect(requests).toEqual([])
  })
})
