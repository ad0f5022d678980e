import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RocketleadError } from '../src/index.ts'
import { failing, inTurn, ok } from './answering.ts'
import { rejection, setup } from './setup.ts'

/** A page of leads; the last one has no cursor. */
const page = (ids: string[], nextCursor: unknown = null) =>
  ok({ data: ids.map((id) => ({ id })), pagination: { nextCursor } })
const three = () => inTurn(page(['a', 'b'], 'two'), page(['c', 'd'], 'three'), page(['e']))
const queries = (requests: Request[]) => requests.map(({ url }) => new URL(url).search)
const idsOf = (leads: { id: string }[]) => leads.map(({ id }) => id).join('')

describe('a list that is awaited', () => {
  test('gives its first page', async () => {
    const { rocketlead, requests } = setup(three())

    const first = await rocketlead.leads.list()

    expect(idsOf(first.data)).toBe('ab')
    expect(first.hasNextPage()).toBe(true)
    expect(requests).toHaveLength(1)
  })

  test('leads from page to page with the same filters and options', async () => {
    const { rocketlead, requests } = setup(three())
    const filters = { tag: ['trade-fair'], limit: 2 }

    const first = await rocketlead.leads.list(filters, { headers: { 'X-Trace': 'abc' } })
    const second = await first.nextPage()
    const third = await second.nextPage()

    expect([first, second, third].map(({ data }) => idsOf(data))).toEqual(['ab', 'cd', 'e'])
    expect(third.hasNextPage()).toBe(false)
    expect(queries(requests)).toEqual([
      '?tag=trade-fair&limit=2',
      '?tag=trade-fair&limit=2&cursor=two',
      '?tag=trade-fair&limit=2&cursor=three',
    ])
    expect(requests.map(({ headers }) => headers.get('X-Trace'))).toEqual(['abc', 'abc', 'abc'])
    expect(filters).toEqual({ tag: ['trade-fair'], limit: 2 })
  })

  test('rejects when there is no next page', async () => {
    const { rocketlead, requests } = setup(page(['a']))
    const last = await rocketlead.leads.list()

    const error = await rejection(last.nextPage())

    expect(error).toBeInstanceOf(RocketleadError)
    expect(error).toMatchObject({ message: 'GET /api/v1/leads names no next page.' })
    expect(requests).toHaveLength(1)
  })

  test('shows nothing but its data', async () => {
    const { rocketlead } = setup(page(['a']))
    const content = { data: [{ id: 'a' }], pagination: { nextCursor: null } }

    const first = await rocketlead.leads.list()

    expect(first).toEqual(content)
    expect(structuredClone(first)).toStrictEqual(content)
    expect(JSON.parse(JSON.stringify(first))).toStrictEqual(content)
    expect(Object.keys(first)).toEqual(['data', 'pagination'])
    expect(inspect(first)).toBe(inspect(content))
  })
})

describe('a list that is looped over', () => {
  test('gives every item of every page', async () => {
    const { rocketlead, requests } = setup(three())
    const ids: string[] = []

    for await (const { id } of rocketlead.leads.list()) ids.push(id)

    expect(ids.join('')).toBe('abcde')
    expect(queries(requests)).toEqual(['', '?cursor=two', '?cursor=three'])
  })

  test('asks for no page that is not needed', async () => {
    const { rocketlead, requests } = setup(three())

    for await (const { id } of rocketlead.leads.list()) if (id === 'b') break

    expect(requests).toHaveLength(1)
  })

  test('can be looped over again, with its first page kept', async () => {
    const { rocketlead, requests } = setup(inTurn(page(['a'], 'two'), page(['b'])))
    const list = rocketlead.leads.list()

    const once = await list.toArray()
    const again = await list.toArray()

    expect([idsOf(once), idsOf(again)]).toEqual(['ab', 'ab'])
    expect(queries(requests)).toEqual(['', '?cursor=two', '?cursor=two'])
  })

  test('may be empty', async () => {
    expect(await setup(page([])).rocketlead.leads.list().toArray()).toEqual([])
  })

  test('goes on past an empty page', async () => {
    const { rocketlead } = setup(inTurn(page([], 'two'), page(['a'])))

    expect(idsOf(await rocketlead.leads.list().toArray())).toBe('a')
  })

  test('can begin at a cursor', async () => {
    const { rocketlead, requests } = setup(page(['c']))

    await rocketlead.leads.list({ cursor: 'two' }).toArray()

    expect(queries(requests)).toEqual(['?cursor=two'])
  })

  test('does not go round and round when a page names itself as the next', async () => {
    const { rocketlead, requests } = setup(page(['a'], 'two'))

    const error = await rejection(rocketlead.leads.list().toArray())

    expect(error).toMatchObject({ message: 'GET /api/v1/leads names no next page.' })
    expect(requests).toHaveLength(2)
  })

  test('fails where a page fails', async () => {
    const { rocketlead } = setup(inTurn(page(['a'], 'two'), failing(500)))
    const ids: string[] = []
    const loop = async () => {
      for await (const { id } of rocketlead.leads.list()) ids.push(id)
    }

    expect(await rejection(loop())).toMatchObject({ status: 500, operation: 'leads.list' })
    expect(ids).toEqual(['a'])
  })

  test.each(['https://elsewhere.example/leads?cursor=2', '//elsewhere.example', '&limit=1#', '../settings'])(
    'takes the cursor %s for nothing but a cursor',
    async (cursor) => {
      const { rocketlead, requests } = setup(inTurn(page(['a'], cursor), page(['b'])))

      await rocketlead.leads.list().toArray()

      const { origin, pathname, searchParams } = new URL(requests[1]?.url ?? '')
      expect([origin, pathname]).toEqual(['https://rocketlead.example', '/api/v1/leads'])
      expect([...searchParams]).toEqual([['cursor', cursor]])
    },
  )
})

describe('toArray', () => {
  test.each([
    [1, 'a', 1],
    [2, 'ab', 1],
    [3, 'abc', 2],
    [4, 'abcd', 2],
    [5, 'abcde', 3],
    [9, 'abcde', 3],
  ])('with `max: %i` gives %s with %i requests', async (max, ids, count) => {
    const { rocketlead, requests } = setup(three())

    const leads = await rocketlead.leads.list().toArray({ max })

    expect(idsOf(leads)).toBe(ids)
    expect(requests).toHaveLength(count)
  })

  test('with `max: 0` gives nothing, but does not hide a failure', async () => {
    const none = await setup(three()).rocketlead.leads.list().toArray({ max: 0 })
    const failure = rejection(setup(failing(401)).rocketlead.leads.list().toArray({ max: 0 }))

    expect(none).toEqual([])
    expect(await failure).toMatchObject({ status: 401 })
  })

  test('gives every item once and in order, however they are cut into pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.uuid()), { minLength: 1 }), fc.nat(40), async (pages, max) => {
        const answers = pages.map((ids, index) => page(ids, index + 1 < pages.length ? `page ${index + 1}` : null))
        const list = setup(inTurn(answers[0] ?? page([]), ...answers.slice(1))).rocketlead.leads.list()

        const leads = await list.toArray({ max })

        expect(leads.map(({ id }) => id)).toEqual(pages.flat().slice(0, max))
      }),
    )
  })
})

describe('an answer that is no page', () => {
  test.each(['{}', '[]', 'null', '7', '"text"', '{"data":{}}', '{"data":null,"pagination":7}', ''])(
    'ends a loop with what is wrong: %s',
    async (body) => {
      const { rocketlead } = setup(() => new Response(body))

      const error = await rejection(rocketlead.leads.list().toArray())

      expect(error).toBeInstanceOf(RocketleadError)
      expect(error).toMatchObject({
        message: 'GET /api/v1/leads was answered without a list.',
        operation: 'leads.list',
      })
    },
  )

  test.each([undefined, null, '', 7, {}])('has no next page when its cursor is %j', async (cursor) => {
    const first = await setup(page(['a'], cursor)).rocketlead.leads.list()

    expect(first.hasNextPage()).toBe(false)
  })
})
