import { document } from '../description/document.ts'
import { operations } from '../description/operations.ts'
import type { Field, Shape } from '../reference/fields.ts'
import { type OperationPage, operationPage } from '../reference/operation.ts'
import { problemsOf } from '../reference/problems.ts'
import { firstSentence } from '../site/text.ts'
import type { At, Draft } from './draft.ts'

/** Fields of one name that mean the same are one entry, with a place in each operation. */
export function fieldDrafts(): Draft[] {
  const all = operations.flatMap((operation, number) =>
    fieldsOf(operationPage(operation))
      .filter(isNamed)
      .map((field) => ({ field, at: { operation: number, anchor: field.anchor } })),
  )
  const alike = Map.groupBy(all, ({ field }) => JSON.stringify([field.name, field.description, field.values]))
  return [...alike.values()].flatMap((group) => {
    const places = [...Map.groupBy(group, ({ at }) => at.operation).values()].flatMap(([first]) => first?.at ?? [])
    return group.slice(0, 1).map(({ field }) => draftOf(field, places.toSorted(byPart)))
  })
}

/** What stands under any name has none to look for. */
const isNamed = ({ name }: Field): boolean => name !== '*'

/** All fields of a page; what is sent comes first, as that is where somebody would change it. */
function fieldsOf(page: OperationPage): Field[] {
  const { parameters, body, successes, problemFields, problemHeaders } = page
  return [
    ...parameters.flatMap(({ fields }) => fields).flatMap(withInner),
    ...(body?.media ?? []).flatMap(({ shape }) => inside(shape)),
    ...successes.flatMap(({ media }) => media.flatMap(({ shape }) => inside(shape))),
    ...successes.flatMap(({ headers }) => headers),
    ...problemFields.flatMap(withInner),
    ...problemHeaders,
  ]
}

const withInner = (field: Field): Field[] => [field, ...inside(field)]

const inside = ({ fields, variants }: Pick<Shape, 'fields' | 'variants'>): Field[] =>
  [...fields, ...variants.flatMap((variant) => variant.fields)].flatMap(withInner)

const parts = ['body', 'form', 'path', 'query', 'header', 'response', 'problem']
const partOf = ({ anchor }: At): number => parts.indexOf(anchor.slice(0, anchor.indexOf('.')))
const byPart = (one: At, other: At): number => partOf(one) - partOf(other)

function draftOf({ name, type, description, values, variants }: Field, places: At[]): Draft {
  const named = values.map(({ value }) => value)
  const told = firstSentence(description) || (named.length > 0 ? `One of ${named.join(', ')}.` : `Of the type ${type}.`)
  return {
    entry: { kind: 'field', title: name, text: told },
    places,
    text: [description, ...named, ...variants.map((variant) => variant.name)].join(' '),
  }
}

export function codeDrafts(): Draft[] {
  const places = new Map<string, At[]>()
  operations.forEach((operation, number) => {
    for (const { code } of problemsOf(operation))
      places.set(code, [...(places.get(code) ?? []), { operation: number, anchor: `code.${code}` }])
  })
  return Object.entries(document['x-problem-codes']).map(([code, { status, title, cause, cure }]) => ({
    entry: {
      kind: 'code',
      title: code,
      text: firstSentence(cause),
      href: `guides/errors/#${code}`,
      status: String(status),
    },
    places: places.get(code) ?? [],
    text: `${title} ${status} ${cause} ${cure}`,
  }))
}
