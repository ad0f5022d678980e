import type { Operation } from '../../description/description.ts'
import { pathParameters } from '../../world/derive.ts'

/** Things of one kind, and what can be done with one: all by the same path. */
export interface Resource {
  /** The path parameter that names one. */
  parameter: string
  create?: Operation
  list?: Operation
  read?: Operation
  update?: Operation
  remove?: Operation
}

/** Everything that can be read back, changed or deleted. */
export function resourcesOf(operations: readonly Operation[]): Resource[] {
  const items = new Map(
    operations.flatMap(({ path }) => {
      const [, collection = '', parameter = ''] = /^(.*)\/\{([^}]+)\}$/.exec(path) ?? []
      return parameter === '' ? [] : [[path, { collection, parameter }] as const]
    }),
  )
  return [...items].map(([path, { collection, parameter }]) => {
    const at = (place: string, method: string) =>
      operations.find((each) => each.path === place && each.method === method)
    const known = {
      create: at(collection, 'POST'),
      list: at(collection, 'GET'),
      read: at(path, 'GET'),
      update: at(path, 'PATCH'),
      remove: at(path, 'DELETE'),
    }
    return {
      parameter,
      ...Object.fromEntries(Object.entries(known).filter(([, operation]) => operation !== undefined)),
    }
  })
}

/** What there is one of, such as settings: it is read and changed at one path that names nothing. */
export function singletonsOf(operations: readonly Operation[]): Resource[] {
  return operations.flatMap((read) => {
    const update = operations.find(({ path, method }) => path === read.path && method === 'PATCH')
    const isOne = read.method === 'GET' && update && pathParameters(read.path).length === 0
    return isOne ? [{ parameter: '', read, update }] : []
  })
}
