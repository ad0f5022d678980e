import type { MediaType } from '../description/description.ts'
import { isRecord } from '../description/pointer.ts'
import { textOf } from './address.ts'
import type { Body, FilePart } from './exchange.ts'

/** A body as it goes over the wire. */
export interface Written {
  contentType: string
  content: string | Uint8Array<ArrayBuffer>
  /** The parts of a form as curl's `-F` takes them, if it takes all of them as they are. */
  parts?: string[]
}

export const formType = 'multipart/form-data'
/** The same in every request, so that the same case is the same bytes. */
const boundary = 'contract-tests-7f3b9c'

export const isJson = (type: string): boolean => /^application\/(?:[\w.-]+\+)?json$/.test(type)

export const isFilePart = (value: unknown): value is FilePart =>
  isRecord(value) && typeof value.fileName === 'string' && typeof value.type === 'string'

export function written({ type, value, raw }: Body, media: MediaType | undefined): Written {
  if (raw !== undefined)
    return { contentType: type === formType ? `${type}; boundary=${boundary}` : type, content: raw }
  if (type === formType) return form(isRecord(value) ? value : {}, media)
  if (type === 'application/x-www-form-urlencoded') return { contentType: type, content: urlEncoded(value) }
  if (isJson(type) || typeof value !== 'string') return { contentType: type, content: JSON.stringify(value) ?? '' }
  return { contentType: type, content: value }
}

const urlEncoded = (value: unknown): string =>
  new URLSearchParams(
    Object.entries(isRecord(value) ? value : {}).flatMap(([name, item]) =>
      (Array.isArray(item) ? item : [item]).map((each): [string, string] => [name, textOf(each)]),
    ),
  ).toString()

interface Part {
  name: string
  fileName?: string
  type?: string
  bytes: Uint8Array<ArrayBuffer>
}

function form(value: Record<string, unknown>, media: MediaType | undefined): Written {
  const parts = Object.entries(value).flatMap(([name, item]) => partsOf(name, item, media?.encoding[name]?.contentType))
  const text = (content: string) => new TextEncoder().encode(content)
  const chunks = parts.flatMap((part) => [text(`--${boundary}\r\n${headOf(part)}\r\n`), part.bytes, text('\r\n')])
  const inCurl = parts.map(curlPart)
  return {
    contentType: `${formType}; boundary=${boundary}`,
    content: joined([...chunks, text(`--${boundary}--\r\n`)]),
    ...(inCurl.every((part) => part !== undefined) && { parts: inCurl }),
  }
}

function partsOf(name: string, value: unknown, type: string | undefined): Part[] {
  if (isFilePart(value)) return [{ name, fileName: value.fileName, type: value.type, bytes: bytesOf(value) }]
  if (Array.isArray(value)) return value.flatMap((item) => partsOf(name, item, type))
  const kind = type ?? (isRecord(value) ? 'application/json' : undefined)
  return [{ name, ...(kind && { type: kind }), bytes: new TextEncoder().encode(textOf(value)) }]
}

const bytesOf = ({ text, base64 }: FilePart): Uint8Array<ArrayBuffer> =>
  base64 === undefined ? new TextEncoder().encode(text ?? '') : Uint8Array.from(Buffer.from(base64, 'base64'))

function headOf({ name, fileName, type }: Part): string {
  const quoted = (text: string) => text.replace(/[\r\n"]/g, (char) => encodeURIComponent(char))
  const file = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`
  return `Content-Disposition: form-data; name="${quoted(name)}"${file}\r\n${type ? `Content-Type: ${type}\r\n` : ''}`
}

function joined(chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let position = 0
  for (const chunk of chunks) {
    bytes.set(chunk, position)
    position += chunk.length
  }
  return bytes
}

/** `file=<content>;type=text/csv;filename=leads.csv`, where curl takes the content as it is. */
function curlPart({ name, fileName, type, bytes }: Part): string | undefined {
  const text = new TextDecoder().decode(bytes)
  const isPlain =
    bytes.length < 4_000 &&
    /^[^@<\s;"\\\p{Cc}\ufffd](?:[^;"\\\p{Cc}\ufffd\n]|\n(?!$))*$/u.test(text.replaceAll('\n', ' '))
  if (!isPlain || text.endsWith('\n')) return undefined
  const file = fileName === undefined ? '' : `;filename="${fileName.replaceAll('"', '')}"`
  return quote(`${name}=${text}${type ? `;type=${type}` : ''}${file}`)
}

/** A word for a shell. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
