/** What stands where the API key was. */
export const hidden = '[API key]'

/** What a text's JSON holds, or the text, without the secret: services and proxies do repeat a key that they refuse. */
export function harmless(text: string, secret: string): unknown {
  try {
    return redact(JSON.parse(text), secret)
  } catch {
    return text.replaceAll(secret, hidden)
  }
}

function redact(value: unknown, secret: string): unknown {
  if (typeof value === 'string') return value.replaceAll(secret, hidden)
  if (Array.isArray(value)) return value.map((item) => redact(item, secret))
  if (Object(value) !== value) return value
  const entries = Object.entries(value as object).map(([name, item]) => [
    name.replaceAll(secret, hidden),
    redact(item, secret),
  ])
  return Object.fromEntries(entries)
}

/** A copy of what `fetch` threw that has nothing but its name, message and code, and the same of what caused it. */
export function redactCause(cause: unknown, secret: string, depth = 4): Error | undefined {
  if (!(cause instanceof Error) || depth === 0) return undefined
  const clean = (value: unknown) => String(value).replaceAll(secret, hidden)
  const deeper = redactCause(cause.cause, secret, depth - 1)
  const copy = new Error(clean(cause.message), deeper && { cause: deeper })
  return Object.assign(copy, { name: clean(cause.name) }, 'code' in cause && { code: clean(cause.code) })
}

/** What lies deepest, such as `connect ECONNREFUSED 127.0.0.1:4010`. */
export function reasonOf(cause: (Error & { code?: string }) | undefined): string {
  const { cause: deeper, message, code } = cause ?? {}
  return deeper ? reasonOf(deeper as Error) : message || String(code)
}
