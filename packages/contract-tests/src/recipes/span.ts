import type { Rule } from '../world/recipes.ts'

/** The rule of every list with a span of time that it does not run backwards. */
export const reversedSpan = (operation: string): Rule => ({
  operation,
  name: 'a span that ends before it begins is refused',
  expect: { status: 400, code: 'validation_failed' },
  run: async (world) => {
    const { query, ...good } = await world.good(operation)
    const span = { from: '2026-03-10T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }
    return world.call(operation, { ...good, query: { ...query, ...span } })
  },
})
