import type { Schema } from '../description/description.ts'
import type { Alternatives } from './alternatives.ts'

/** A property somewhere in a body, or what an item of a list is. */
export interface Place {
  /** The way there; the items of a list are looked at in its first one. */
  steps: string[]
  /** The way there as a report tells it: `steps[].delay.unit`. */
  name: string
  schema: Schema | boolean
  /** Whether what is around it has to have it. */
  required: boolean
  /** Whether it is an item of a list, which cannot be left out. */
  isItem: boolean
}

/** How deep properties are looked for. */
const deepest = 5

/** Every place inside a value of one alternative of a schema, outer ones first. */
export function placesOf(schema: Schema, alternatives: Alternatives, steps: string[] = [], name = ''): Place[] {
  if (steps.length > deepest) return []
  const properties = Object.entries(schema.properties ?? {}).filter(([, property]) => !isReadOnly(property))
  const own = properties.map(
    ([key, property]): Place => ({
      steps: [...steps, key],
      name: name === '' ? key : `${name}.${key}`,
      schema: property,
      required: schema.required?.includes(key) ?? false,
      isItem: false,
    }),
  )
  const items = schema.items === undefined || schema.items === false ? [] : [itemOf(schema.items, steps, name)]
  const all = [...own, ...items]
  return all.flatMap((place) => [place, ...inside(place, alternatives)])
}

const itemOf = (schema: Schema | boolean, steps: string[], name: string): Place => ({
  steps: [...steps, '0'],
  name: `${name}[]`,
  schema,
  required: false,
  isItem: true,
})

/** What several alternatives have at the same place is one place. */
function inside({ schema, steps, name }: Place, alternatives: Alternatives): Place[] {
  const all = alternatives(schema).flatMap((one) => placesOf(one, alternatives, steps, name))
  return [...new Map(all.map((place) => [place.name, place])).values()]
}

const isReadOnly = (schema: Schema | boolean): boolean => typeof schema === 'object' && schema.readOnly === true
