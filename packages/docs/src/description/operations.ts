import {
  type Document,
  document,
  follow,
  type Header,
  type Media,
  type Method,
  methods,
  type Parameter,
  type RawOperation,
  type Response,
} from './document.ts'

/** A section of the API with its operations in the order of the description. */
export interface Section {
  name: string
  slug: string
  description: string
  operations: Operation[]
}

/** An operation with what it shares with others merged in and followed. */
export interface Operation {
  id: string
  /** The section's name and slug. */
  section: string
  slug: string
  method: Method
  path: string
  summary: string
  /** Where its page is, from the site's root: `/lead-lists/add-lead/`. */
  href: string
  parameters: Parameter[]
  responses: Record<string, Response>
  raw: RawOperation
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function operationsOf(within: Document): Operation[] {
  const slugs = new Map(within.tags.map((tag) => [tag.name, tag['x-slug']]))
  return Object.entries(within.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const raw = item[method]
      if (!raw) return []
      const [section] = raw.tags
      const slug = slugs.get(section) ?? ''
      const parameters = [...(item.parameters ?? []), ...(raw.parameters ?? [])]
      const name = raw.operationId.slice(raw.operationId.indexOf('.') + 1)
      return {
        ...{ id: raw.operationId, section, slug, method, path, summary: raw.summary, raw },
        href: `/${slug}/${kebab(name)}/`,
        parameters: parameters.map((parameter) => follow<Parameter>(parameter, within)),
        responses: Object.fromEntries(
          Object.entries(raw.responses).map(([status, response]) => [status, follow<Response>(response, within)]),
        ),
      }
    }),
  )
}

const all = operationsOf(document)

export const sections: Section[] = document.tags.map(({ name, description, 'x-slug': slug }) => ({
  ...{ name, slug, description },
  operations: all.filter((operation) => operation.section === name),
}))

/** Every operation, in the order in which the site leads from one to the next. */
export const operations: Operation[] = sections.flatMap((section) => section.operations)

const byId = new Map(operations.map((operation) => [operation.id, operation]))
export const operation = (id: string): Operation | undefined => byId.get(id)

/** @throws Error for an id that the description does not have */
export function operationNamed(id: string): Operation {
  const found = byId.get(id)
  if (!found) throw new Error(`The description has no operation ${id}.`)
  return found
}

export const headersOf = ({ headers = {} }: Response): [string, Header][] =>
  Object.entries(headers).map(([name, header]) => [name, follow<Header>(header)])

/** The named examples of a content type. */
export const examplesOf = ({ examples = {} }: Media): { name: string; summary: string; value: unknown }[] =>
  Object.entries(examples).map(([name, example]) => {
    const { summary = name, value } = follow<{ summary?: string; value: unknown }>(example)
    return { name, summary, value }
  })

/** The operations of the mock server's control plane. */
export const controlOperations = (within: Document): Operation[] => operationsOf(within)
