import type { Schema } from '../../description/description.ts'
import { at, isRecord, put } from '../../description/pointer.ts'
import { sampleOf, sampleOfOne } from '../../schema/sample.ts'
import { withPlaceholders } from '../../world/placeholders.ts'
import type { Scene } from '../phase.ts'

/** A value in which the objects and lists on the way to a place are there. */
export function withContainers(value: unknown, steps: readonly string[], one: Schema, scene: Scene): unknown {
  const { alternatives } = scene.session
  let schema: Schema = one
  let made = value
  for (const [index, step] of steps.entries()) {
    const way = steps.slice(0, index + 1)
    const container = alternatives(innerOf(schema, step)).find(holds)
    if (!container) return made
    const there = at(made, way.map((each) => `/${each}`).join(''))
    if (typeof there !== 'object' || there === null) {
      const sample = withPlaceholders(sampleOfOne(container, alternatives), scene.world.parameters, step)
      made = withDependents(put(made, way, sample), way, one, scene)
    }
    schema = container
  }
  return made
}

const holds = ({ type, properties, items }: Schema): boolean =>
  type === 'object' || type === 'array' || properties !== undefined || items !== undefined

const innerOf = ({ properties, items }: Schema, step: string): Schema | boolean | undefined =>
  properties && Object.hasOwn(properties, step) ? properties[step] : items

/** A value in which an outermost property has beside it what it needs there. */
export function withDependents(value: unknown, steps: readonly string[], one: Schema, { session }: Scene): unknown {
  const [first = ''] = steps
  const needed = steps.length === 1 ? (one.dependentRequired?.[first] ?? []) : []
  if (!isRecord(value) || value[first] === undefined) return value
  const lacking = needed.filter((name) => value[name] === undefined)
  const samples = lacking.map((name) => [name, sampleOf(one.properties?.[name], session.alternatives)])
  return { ...value, ...Object.fromEntries(samples) }
}
