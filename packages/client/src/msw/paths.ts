import type { Operation } from '../section.ts'

/** Says which path an address has under the base URL, or `undefined` when it stands elsewhere. */
export type PathUnder = (address: string) => string | undefined

export function pathUnder(baseUrl: string): PathUnder {
  if (!URL.canParse(baseUrl))
    throw new TypeError(`The base URL of handlers must be whole, such as https://rocketlead.example: ${baseUrl}`)
  const base = new URL(baseUrl)
  const front = base.pathname.replace(/\/+$/, '')
  return (address) => {
    const { origin, pathname } = new URL(address)
    return origin === base.origin && pathname.startsWith(`${front}/`) ? pathname.slice(front.length) : undefined
  }
}

/** The request as if the base URL had no path. Its body is copied, since not every browser can send a stream. */
export async function atRoot(request: Request, path = '/'): Promise<Request> {
  const { origin, pathname, search } = new URL(request.url)
  if (path === pathname) return request
  const { method, headers, signal } = request
  const body = await request.arrayBuffer()
  return new Request(origin + path + search, { method, headers, signal, body: body.byteLength > 0 ? body : null })
}

/** The parameters in a path, decoded, or `undefined` when it is not the operation's. */
export function parametersIn(path: string, { path: template }: Operation): Record<string, string> | undefined {
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const match = RegExp(`^${pattern}$`).exec(path)
  if (!match) return undefined
  const decoded = Object.entries(match.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)])
  return Object.fromEntries(decoded)
}
