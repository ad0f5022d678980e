import { readFileSync } from 'node:fs'

interface Route {
  /** With its parameters in braces. */
  path: string
  pattern: RegExp
  names: string[]
  /** By method, in capital letters. */
  operations: Record<string, string>
}

/** Where a request leads: to an operation, or to a path that does not offer its method. */
export interface Found {
  path: string
  operation: string | undefined
  ids: Record<string, string>
}

interface Document {
  paths: Record<string, Record<string, { operationId?: string }>>
}

// The description vouches for its form; a test of its own package holds it against OpenAPI.
const document = JSON.parse(readFileSync(new URL(import.meta.resolve('@rocketlead/openapi')), 'utf8')) as Document

/** Concrete paths come first: `/leads/tags` is not `/leads/{leadId}`. */
const routes: Route[] = Object.entries(document.paths)
  .map(([path, item]) => {
    const named = Object.entries(item).filter(([, { operationId }]) => operationId !== undefined)
    const operations = named.map(([method, { operationId = '' }]) => [method.toUpperCase(), operationId])
    return {
      path,
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
      names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
      operations: Object.fromEntries(operations),
    }
  })
  .sort((one, other) => one.names.length - other.names.length)

export const operationIds = routes.flatMap(({ operations }) => Object.values(operations))

export function find(method: string, pathname: string): Found | undefined {
  const route = routes.find(({ pattern }) => pattern.test(pathname))
  if (!route) return undefined
  const values = route.pattern.exec(pathname)?.slice(1) ?? []
  const ids = Object.fromEntries(route.names.map((name, index) => [name, decoded(values[index] ?? '')]))
  return { path: route.path, operation: route.operations[method], ids }
}

/** The method of an operation, and its path with ids filled in; one that is left out names nothing. */
export function addressOf(operation: string, ids: Record<string, string>): { method: string; path: string } {
  for (const { path, operations } of routes) {
    const method = Object.keys(operations).find((name) => operations[name] === operation)
    if (!method) continue
    return { method, path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'none')) }
  }
  throw new Error(`The description has no operation ${operation}.`)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
