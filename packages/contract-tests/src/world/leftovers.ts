import type { Operation } from '../description/description.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { idIn, pathParameters, sourcesOf } from './derive.ts'
import type { Ids } from './recipes.ts'

/** What was made on the way, and can be taken away again. */
export interface Leftovers {
  /** Notes what a call made, or took away. */
  note(operation: Operation, path: Readonly<Record<string, unknown>>, exchange: Exchange): void
  /** What there is to be taken away, newest first, without what is still in use; it is forgotten by being told. */
  take(inUse: ReadonlySet<string>): { remove: Operation; ids: Ids }[]
}

export function createLeftovers(operations: readonly Operation[]): Leftovers {
  const removable = [...sourcesOf(operations)].flatMap(([parameter, { create, collection }]) => {
    const remove = operations.find(({ method, path }) => method === 'DELETE' && path === `${collection}/{${parameter}}`)
    return create && remove ? [{ parameter, create, remove }] : []
  })
  let left: { remove: Operation; ids: Ids; parameter: string }[] = []
  return {
    note(operation, path, { response }) {
      if (!response || response.status >= 300) return
      const kind = removable.find(({ create, remove }) => create.id === operation.id || remove.id === operation.id)
      if (!kind) return
      const { parameter, create, remove } = kind
      const id = create.id === operation.id ? idIn(response.json, parameter, create) : String(path[parameter])
      if (id === undefined) return
      if (remove.id === operation.id) left = left.filter(({ ids }) => ids[parameter] !== id)
      else left.push({ remove, parameter, ids: { ...around(path, remove), [parameter]: id } })
    },
    take(inUse) {
      const isInUse = ({ ids, parameter }: { ids: Ids; parameter: string }) => inUse.has(ids[parameter] ?? '')
      const taken = left.filter((each) => !isInUse(each))
      left = left.filter(isInUse)
      return taken.reverse()
    },
  }
}

const around = (path: Readonly<Record<string, unknown>>, { path: template }: Operation): Ids =>
  Object.fromEntries(
    pathParameters(template).flatMap((name) => (path[name] === undefined ? [] : [[name, String(path[name])]])),
  )
