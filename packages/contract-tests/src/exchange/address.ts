import type { Operation, Parameter } from '../description/description.ts'
import { isRecord } from '../description/pointer.ts'
import type { Call } from './exchange.ts'

/** The path and query of a call, each parameter written as its style says; what nobody describes is written as a form. */
export function addressOf({ path, parameters }: Operation, call: Call): string {
  const of = (place: Parameter['in'], name: string) =>
    parameters.find((parameter) => parameter.in === place && parameter.name === name)
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => inPath(of('path', name), name, call.path[name]))
  const pairs = Object.entries(call.query).flatMap(([name, value]) => inQuery(of('query', name), name, value))
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled
}

function inPath(parameter: Parameter | undefined, name: string, value: unknown): string {
  const { style = 'simple', explode = false } = parameter ?? {}
  const text = simple(value, explode, encode)
  if (style === 'label') return `.${text}`
  return style === 'matrix' ? `;${encode(name)}=${text}` : text
}

function simple(value: unknown, explode: boolean, write: (text: string) => string): string {
  if (Array.isArray(value)) return value.map((item) => write(textOf(item))).join(',')
  if (!isRecord(value)) return write(textOf(value))
  return Object.entries(value)
    .flatMap(([key, item]) => (explode ? [`${write(key)}=${write(textOf(item))}`] : [write(key), write(textOf(item))]))
    .join(',')
}

const separators: Record<string, string> = { spaceDelimited: '%20', pipeDelimited: '|' }

function inQuery(parameter: Parameter | undefined, name: string, value: unknown): string[] {
  const { style = 'form', explode = true } = parameter ?? {}
  if (style === 'content') return [pair(name, JSON.stringify(value))]
  if (Array.isArray(value)) {
    if (explode && !separators[style]) return value.map((item) => pair(name, textOf(item)))
    return [`${encode(name)}=${value.map((item) => encode(textOf(item))).join(separators[style] ?? ',')}`]
  }
  if (!isRecord(value)) return [pair(name, textOf(value))]
  const members = Object.entries(value)
  if (style === 'deepObject') return members.map(([key, item]) => pair(`${name}[${key}]`, textOf(item)))
  if (explode) return members.map(([key, item]) => pair(key, textOf(item)))
  return [`${encode(name)}=${members.flatMap(([key, item]) => [encode(key), encode(textOf(item))]).join(',')}`]
}

const pair = (name: string, value: string): string => `${encode(name)}=${encode(value)}`

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
