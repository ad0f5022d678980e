const hidden = '[API key]'

/** The JSON value without the secret: services and proxies do repeat a key that they refuse. */
export function redact(value: unknown, secret: string): unknown {
  if (typeof value === 'string') return value.replaceAll(secret, hidden)
  if (Array.isArray(value)) return value.map((item) => redact(item, secret))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, item]) => [name.replaceAll(secret, hidden), redact(item, secret)])
  return Object.fromEntries(entries)
}

/**
 * What `fetch` threw, fit to be the cause of an error. It is kept as it is when every part of it can be seen to be free
 * of the secret; else, say when it holds the request, only its name and message stay.
 */
export function redactCause(cause: unknown, secret: string): unknown {
  if (isFree(cause, secret, new Set())) return cause
  if (!(cause instanceof Error)) return undefined
  const copy = new Error(cause.message.replaceAll(secret, hidden))
  copy.name = cause.name.replaceAll(secret, hidden)
  return copy
}

/** Only plain values can be looked into: a `Request` or a function may hold anything. */
function isFree(value: unknown, secret: string, seen: Set<unknown>): boolean {
  if (typeof value === 'function') return false
  if (typeof value !== 'object' || value === null) return !String(value).includes(secret)
  if (seen.has(value)) return true
  if (!isPlain(value)) return false
  seen.add(value)
  // An error's name, message and stack need not be its own properties.
  const names = [...Reflect.ownKeys(value), 'name', 'message', 'stack']
  return names.every((name) => isFree(name, secret, seen) && isFree(Reflect.get(value, name), secret, seen))
}

const isPlain = (value: object) =>
  value instanceof Error || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
