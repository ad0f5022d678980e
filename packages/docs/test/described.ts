import { createRequire } from 'node:module'

// Read here again and walked here again: what the site makes of the description is what these tests are about.
const require = createRequire(import.meta.url)
const description = require('@rocketlead/openapi/openapi.json')

// biome-ignore lint/suspicious/noExplicitAny: the bundle has been linted; a walk over all of it needs no types.
type Json = any

export interface Described {
  id: string
  file: string
  twin: string
  summary: string
  method: string
  path: string
  parameters: { in: string; name: string }[]
  /** The anchors of all properties of bodies and successes, with what has to stand there. */
  properties: Property[]
  statuses: string[]
  codes: string[]
  samples: { lang: string; source: string }[]
  examples: unknown[]
  links: string[]
}
export interface Property {
  anchor: string
  name: string
  enum: string[]
  limits: number[]
}

const follow = (node: Json): Json =>
  node?.$ref
    ? node.$ref
        .slice(2)
        .split('/')
        .reduce((at: Json, step: string) => at[step], description)
    : node

/** What the schema of an error's code allows. */
const codesOf = (content: Json): string[] =>
  Object.values<Json>(content).flatMap(({ schema }) =>
    schema.allOf.flatMap((part: Json) => follow(part).properties.code?.enum ?? []),
  )

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const slugs = new Map<string, string>(description.tags.map((tag: Json) => [tag.name, tag['x-slug']]))

export const described: Described[] = Object.entries<Json>(description.paths).flatMap(([path, item]) =>
  ['get', 'put', 'post', 'patch', 'delete'].flatMap((method) =>
    item[method] ? [operationOf(path, method, item)] : [],
  ),
)

function operationOf(path: string, method: string, item: Json): Described {
  const operation = item[method]
  const responses: [string, Json][] = Object.entries<Json>(operation.responses).map(([status, response]) => [
    status,
    follow(response),
  ])
  const place = `/${slugs.get(operation.tags[0])}/${kebab(operation.operationId.split('.')[1])}`
  const successes = responses.filter(([status]) => status < '4')
  const bodies: Json[] = Object.values(operation.requestBody?.content ?? {})
  return {
    ...{ id: operation.operationId, summary: operation.summary, method, path },
    ...{ file: `${place}/index.html`, twin: `${place}.md` },
    parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(follow),
    properties: [
      ...bodies.flatMap((media, index) => propertiesOf(media.schema, index === 0 ? 'body' : 'form', [])),
      ...successes.flatMap(([status, { content = {} }]) =>
        Object.values<Json>(content).flatMap(({ schema }) => propertiesOf(schema, `response.${status}`, [])),
      ),
    ],
    statuses: responses.map(([status]) => status),
    codes: responses.filter(([status]) => status >= '4').flatMap(([, { content }]) => codesOf(content)),
    samples: operation['x-codeSamples'],
    examples: [...bodies, ...responses.flatMap(([, { content = {} }]) => Object.values<Json>(content))].flatMap(
      (media) => Object.values<Json>(media.examples ?? {}).map((example) => follow(example).value),
    ),
    links: responses.flatMap(([, { links = {} }]) => Object.values<Json>(links).map(({ operationId }) => operationId)),
  }
}

function propertiesOf(schema: Json, anchor: string, within: string[]): Property[] {
  if (schema.$ref && within.includes(schema.$ref)) return []
  const inside = schema.$ref ? [...within, schema.$ref] : within
  const target = follow(schema)
  const [only, ...others] = (target.oneOf ?? []).filter(({ type }: Json) => type !== 'null')
  if (only && others.length === 0) return propertiesOf(only, anchor, inside)
  const mapping: Record<string, string> = target.discriminator?.mapping ?? {}
  return [
    ...Object.entries<Json>(target.properties ?? {}).flatMap(([name, property]) => [
      { anchor: `${anchor}.${name}`, name, ...demandsOf(property) },
      ...propertiesOf(property, `${anchor}.${name}`, inside),
    ]),
    ...(target.items ? propertiesOf(target.items, anchor, inside) : []),
    ...(typeof target.additionalProperties === 'object'
      ? propertiesOf(target.additionalProperties, `${anchor}.*`, inside)
      : []),
    ...Object.entries(others.length > 0 ? mapping : {}).flatMap(([name, $ref]) =>
      propertiesOf({ $ref }, `${anchor}.${name}-variant`, inside),
    ),
  ]
}

function demandsOf(property: Json): { enum: string[]; limits: number[] } {
  const target = follow(property)
  const limits = [target.maxLength, target.maximum, target.maxItems, target.items?.maxLength].filter(
    (limit) => limit !== undefined,
  )
  return { enum: (target.enum ?? follow(target.items)?.enum ?? []).map(String), limits }
}
