import { describe, expect, test } from 'vitest'
import { describe as read } from '../src/description/index.ts'
import { selected } from '../src/run/selection.ts'

const get = (operationId: string, ...tags: string[]) => ({
  get: { operationId, tags, responses: { 200: { description: 'OK' } } },
})

const shop = await read(
  {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    tags: [{ name: 'Gift boxes', 'x-slug': 'boxes' }, { name: 'Orders' }],
    paths: {
      '/boxes': get('boxes.list', 'Gift boxes'),
      '/boxes/top': get('boxes.top', 'Gift boxes'),
      '/orders': get('orders.list', 'Orders'),
    },
  },
  'shop.yaml',
)

const chosen = (sections?: string[], ids?: string[]) => selected(shop, sections, ids).map(({ id }) => id)

describe('the operations of a run', () => {
  test('are all of the description where none are named', () => {
    expect(chosen()).toEqual(['boxes.list', 'boxes.top', 'orders.list'])
  })

  test.each(['boxes', 'Gift boxes', 'gift boxes', 'BOXES'])('are those of a section by the name %s', (name) => {
    expect(chosen([name])).toEqual(['boxes.list', 'boxes.top'])
  })

  test('are those of the sections and those with the ids, in the description’s order', () => {
    expect(chosen(['orders'], ['boxes.top'])).toEqual(['boxes.top', 'orders.list'])
  })

  test('have names, and one that is nearly right is told the right one', () => {
    expect(() => chosen(['boxe'])).toThrow('shop.yaml has no section "boxe". Did you mean boxes?')
    expect(() => chosen([], ['order.list'])).toThrow(
      'shop.yaml has no operation "order.list". Did you mean orders.list?',
    )
  })

  test('have names, which are told where none is near', () => {
    expect(() => chosen(['pizza'])).toThrow('shop.yaml has no section "pizza". There are boxes, Orders.')
  })
})
