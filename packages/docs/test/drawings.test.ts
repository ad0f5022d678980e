import { describe, expect, test } from 'vitest'
import { control, document } from '../src/description/document.ts'
import { controlOperations } from '../src/description/operations.ts'
import { draw } from '../src/diagrams/layout.ts'
import { pathThrough } from '../src/diagrams/path.ts'
import { chart } from '../src/diagrams/ramp.ts'
import { statesOf } from '../src/reference/states.ts'
import { machines } from '../src/site/machines.ts'
import { elementsIn, hasClass, parsed, textOf } from './html.ts'

const described = Object.entries(document.components.schemas)
const withStates = described.filter(([, schema]) => schema['x-transitions']).map(([name]) => name)

test('every table of the description has its drawing', () => {
  const withRamp = described.filter(([, schema]) => schema['x-ramp']).map(([name]) => name)

  expect(machines.flatMap(({ schemas }) => schemas).toSorted()).toEqual([...withStates, ...withRamp].toSorted())
})

describe.each(withStates)('the drawing of %s', (schema) => {
  const states = statesOf(schema)
  const drawing = draw(states)

  test('has every state, none upon another and none outside', () => {
    const { nodes, width, height } = drawing
    const overlaps = nodes.flatMap((one, index) =>
      nodes
        .slice(index + 1)
        .filter(
          (other) =>
            Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < one.height,
        )
        .map((other) => `${one.name} and ${other.name}`),
    )

    expect(nodes.map(({ name }) => name)).toEqual(document.components.schemas[schema]?.enum)
    expect(overlaps).toEqual([])
    for (const node of nodes) {
      expect(node.x - node.width / 2).toBeGreaterThanOrEqual(0)
      expect(node.x + node.width / 2).toBeLessThanOrEqual(width)
      expect(node.y + node.height / 2).toBeLessThanOrEqual(height)
    }
  })

  test('has a way for every move', () => {
    const drawn = drawing.edges.flatMap(({ numbers }) => numbers).toSorted((one, other) => one - other)
    const told = states.moves.flatMap(({ number, from }) => Array(Math.max(1, from.length)).fill(number))

    expect(drawn).toEqual(told)
  })

  test('stands in a page, beside the table that says the same', () => {
    const machine = machines.find(({ schemas }) => schemas.includes(schema))
    const { elements } = parsed(`${machine?.href}index.html`)
    const texts = elements.filter(({ tagName }) => tagName === 'text').map(textOf)
    const rows = elements
      .filter(({ tagName }) => tagName === 'tr')
      .map((row) =>
        elementsIn(row)
          .filter(({ tagName }) => tagName === 'td')
          .map(textOf),
      )

    expect(texts).toEqual(expect.arrayContaining(states.states.map(({ name }) => name)))
    for (const { number, to, by } of states.moves) {
      const row = rows.find(([first, , third]) => first === String(number) && third === to)
      expect(by.filter((id) => !row?.[3]?.includes(id))).toEqual([])
      expect(row).toBeDefined()
    }
  })
})

describe('the drawing of the ramp', () => {
  test('is as high as the figures of the description', () => {
    const ramp = document.components.schemas.WarmupProfile?.['x-ramp'] ?? { days: [], shares: {} }
    const { bars, lines, days } = chart(ramp)
    const [low, high] = [
      ramp.days.findIndex(({ target }) => target === 5),
      ramp.days.findIndex(({ target }) => target === 30),
    ]

    expect([bars.length, days.length, lines.length]).toEqual([14, 14, 3])
    expect(Math.round((bars[high]?.height ?? 0) / (bars[low]?.height ?? 1))).toBe(6)
  })
})

test('pathThrough passes each of its points', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 20 },
    { x: 5, y: 40 },
  ]

  expect(pathThrough(points)).toBe('M0 0C0 10 10 10 10 20C10 30 5 30 5 40')
})

test('the guide on testing has the tables of the control plane', () => {
  const { elements } = parsed('/guides/testing/index.html')
  const tables = elements
    .filter((element) => hasClass(element, 'table'))
    .map(textOf)
    .join('\n')
  const operations = controlOperations(control).map(({ id }) => id)

  expect(operations.length).toBeGreaterThan(20)
  for (const told of [...operations, '0198', 'not_on_whatsapp', 'retryAfterFormat']) expect(tables).toContain(told)
})
