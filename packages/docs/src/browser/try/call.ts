import type { ConsoleData } from '../../try/console-data.ts'

/** A call as it will be sent, but without its key. */
export interface Call {
  method: string
  url: string
  headers: [name: string, value: string][]
  body: CallBody | undefined
}

export type CallBody = { type: string; text: string } | { type: 'multipart/form-data'; parts: FormPart[] }

/** `type` is the content type of the part, if it is to have one. */
export type FormPart = { name: string; file: File; type: string } | { name: string; text: string; type?: string }

/** Texts that were put in, by place and name; none for what is left out. */
export type Values = Record<'path' | 'query' | 'header', Record<string, string[]>>

export const noValues = (): Values => ({ path: {}, query: {}, header: {} })

/** Makes a call of what was put in, or says what is missing. */
export function callOf(
  { method, path }: Pick<ConsoleData, 'method' | 'path'>,
  server: string,
  { path: inPath, query, header }: Values,
  body: CallBody | undefined,
): Call | { problem: string } {
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    const value = inPath[name]?.[0]
    if (value === undefined) return { problem: `Fill in ${name}: it is part of the path.` }
    if (/^\.\.?$/.test(value)) return { problem: `${name} cannot be ${value}: it would lead to another path.` }
  }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name]?.[0] ?? ''))
  const headers = Object.entries(header).map(([name, values]): [string, string] => [name, values.join(', ')])
  const wrong = headers.find(([, value]) => !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
  if (wrong) return { problem: `${wrong[0]} has a character that a header cannot hold.` }
  return { method, url: `${server}${filled}${search(query)}`, headers, body }
}

function search(query: Values['query']): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => pair(name, value)))
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

const pair = (name: string, value: string): string => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
