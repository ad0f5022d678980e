/** Headers that are about one connection, and so are not passed on. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** Those for the target: its own host, and no packing, so that bodies can be read. */
export function requestHeaders(raw: readonly string[], { method, host }: { method: string; host: string }): string[] {
  const left = ['host', 'accept-encoding', 'expect']
  return ['Host', host, ...passed(raw, left), 'Accept-Encoding', 'identity', ...framing(raw, method)]
}

/** Those of an answer. Node frames its body anew where no length is told. */
export const answerHeaders = (raw: readonly string[]): string[] => passed(raw, [])

/** How the target is to know where the body ends. */
function framing(raw: readonly string[], method: string): string[] {
  const names = pairsOf(raw).map(([name]) => name.toLowerCase())
  if (names.includes('transfer-encoding')) return ['Transfer-Encoding', 'chunked']
  return names.includes('content-length') || method === 'GET' || method === 'HEAD' ? [] : ['Content-Length', '0']
}

function passed(raw: readonly string[], left: readonly string[]): string[] {
  const pairs = pairsOf(raw)
  const named = pairs.filter(([name]) => name.toLowerCase() === 'connection').flatMap(([, value]) => value.split(','))
  const gone = new Set([...hopByHop, ...left, ...named.map((name) => name.trim().toLowerCase())])
  return pairs.filter(([name]) => !gone.has(name.toLowerCase())).flat()
}

/** Names and values, which come in turn. */
export function pairsOf(raw: readonly string[]): [name: string, value: string][] {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []))
}
