import { type Endpoint, endpointOf } from './endpoint.ts'
import type { Api } from './route.ts'

/** The endpoint of a path, and the values of the parameters in it. */
export interface Match {
  endpoint: Endpoint
  values: string[]
}

/** Where one has come on the way along the segments of a path. */
interface Node {
  named: Map<string, Node>
  /** What any other segment leads to: a parameter. */
  other: Node | undefined
  endpoint: Endpoint | undefined
}

/** Finds the endpoint of a method and a path. A segment that is named wins over a parameter. */
export function createRouter(apis: readonly Api[]) {
  const methods = new Map<string, Node>()
  for (const api of apis)
    for (const route of api.routes) {
      const root = methods.get(route.method) ?? newNode()
      methods.set(route.method, root)
      placeFor(route.path, root).endpoint = endpointOf(api, route)
    }

  /** @param segments those of the path, decoded */
  function find(method: string, segments: readonly string[]): Match | undefined {
    const root = methods.get(method)
    return root && walk(root, segments, 0, [])
  }

  /** The methods that a path offers. */
  function allowed(segments: readonly string[]): string[] {
    const found = [...methods.keys()].flatMap((method) => {
      const match = find(method, segments)
      return match ? [{ method, parameters: match.values.length }] : []
    })
    const fewest = Math.min(...found.map(({ parameters }) => parameters))
    return found.filter(({ parameters }) => parameters === fewest).map(({ method }) => method)
  }

  return { find, allowed }
}

const newNode = (): Node => ({ named: new Map(), other: undefined, endpoint: undefined })

function placeFor(path: string, root: Node): Node {
  let node = root
  for (const segment of path.split('/')) {
    const isParameter = segment.startsWith('{')
    const next = (isParameter ? node.other : node.named.get(segment)) ?? newNode()
    if (isParameter) node.other = next
    else node.named.set(segment, next)
    node = next
  }
  return node
}

function walk(node: Node, segments: readonly string[], at: number, values: string[]): Match | undefined {
  const segment = segments[at]
  if (segment === undefined) return node.endpoint && { endpoint: node.endpoint, values }
  const named = node.named.get(segment)
  const match = named && walk(named, segments, at + 1, values)
  if (match || segment === '' || !node.other) return match
  return walk(node.other, segments, at + 1, [...values, segment])
}
