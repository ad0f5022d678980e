import type { Rule } from '../world/recipes.ts'

/** The rule of every list that a cursor of another one is refused. */
export const foreignCursor = (operation: string): Rule => ({
  operation,
  name: 'a cursor that this list did not make is refused',
  expect: { status: 400, code: 'invalid_cursor' },
  run: async (world) => {
    const { query, ...good } = await world.good(operation)
    return world.call(operation, { ...good, query: { ...query, cursor: 'eyJhZnRlciI6Im5vdGhpbmcifQ' } })
  },
})
