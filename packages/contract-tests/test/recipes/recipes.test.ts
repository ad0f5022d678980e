import { describe, expect, test } from 'vitest'
import { loadDescription } from '../../src/description/index.ts'
import { rocketlead } from '../../src/recipes/index.ts'
import { pathParameters } from '../../src/world/derive.ts'

const { operations } = await loadDescription()
const ids = operations.map(({ id }) => id)
const parameters = operations.flatMap(({ path }) => pathParameters(path))

describe('the recipes', () => {
  test.each(['calls', 'lists', 'bound'] as const)('have %s of operations that there are', (kind) => {
    expect(Object.keys(rocketlead[kind] ?? {}).filter((id) => !ids.includes(id))).toEqual([])
  })

  test('have rules of operations that there are, with statuses that are documented', () => {
    const stray = (rocketlead.rules ?? []).filter(({ operation: id, expect: { status } }) => {
      const operation = operations.find((each) => each.id === id)
      return operation?.responses[status] === undefined && status >= 400
    })

    expect(stray.map(({ operation, name }) => `${operation}: ${name}`)).toEqual([])
  })

  test('have no rule twice', () => {
    const names = (rocketlead.rules ?? []).map(({ operation, name }) => `${operation}: ${name}`)

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('make what every path parameter names', () => {
    expect([...new Set(parameters)].filter((parameter) => !rocketlead.resources?.[parameter])).toEqual([])
  })

  test('bind parameters and properties that there are', () => {
    const stray = Object.entries(rocketlead.bound ?? {}).flatMap(([id, names]) => {
      const operation = operations.find((each) => each.id === id)
      const known = [
        ...(operation?.parameters ?? []).map(({ name }) => name),
        ...(operation?.body?.media ?? []).flatMap(({ schema }) => Object.keys(schema.properties ?? {})),
      ]
      return names.filter((name) => !known.includes(name.split('.')[0] ?? '')).map((name) => `${id} ${name}`)
    })

    expect(stray).toEqual([])
  })
})
