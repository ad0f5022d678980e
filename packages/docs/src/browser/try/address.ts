import type { Server } from '../../try/console-data.ts'

/** Where a server is, or a sentence that says why that is not known. */
export type Address = { url: string; origin: string; isLocal: boolean } | { problem: string }

/** A host with or without a port, a port, a word: nothing that could lead an address elsewhere. */
const allowed = /^(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d+)?$/i

/** Fills in the variables of a server's address. */
export function addressOf({ url: template, variables = {} }: Server, values: Record<string, string>): Address {
  for (const [name, { default: standard }] of Object.entries(variables)) {
    const value = values[name] ?? standard
    if (value === '') return { problem: `Fill in the ${name} of the server.` }
    if (!allowed.test(value)) return { problem: `${value} cannot be the ${name} of a server.` }
  }
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? variables[name]?.default ?? '')
  const url = URL.parse(filled)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    return { problem: `${filled} is not the address of a server.` }
  return { url: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), origin: url.origin, isLocal: isLocal(url.hostname) }
}

/** Whether a host is this machine. */
export const isLocal = (hostname: string): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
