import { readFile } from 'node:fs/promises'
import { CannotRun } from '../run/options.ts'
import { textOfContent } from './content.ts'
import { isObject, type JsonObject, parsed } from './json.ts'

/** An exchange that was recorded. Names of headers are in small letters. */
export interface Observed {
  method: string
  /** Absolute. */
  url: string
  requestHeaders: Record<string, string>
  /** Undefined when there was none, or it was not kept. */
  requestBody: string | FormFields | undefined
  /** Below 100 when there was no answer. */
  status: number
  responseHeaders: Record<string, string>
  /** Undefined when there was none, it was not kept whole, or it is no text. */
  responseBody: string | undefined
  /** Of the answer, without parameters; empty when it had none. */
  mimeType: string
}

/** The fields of a form, in their order. The content of a file is undefined. */
export type FormFields = [name: string, value: string | undefined][]

/**
 * Reads a HAR 1.2 file, as browsers, proxies and `record` write it.
 *
 * @throws CannotRun when it is not there or is none
 */
export async function readHar(file: string): Promise<Observed[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CannotRun(`${file} cannot be read: ${error.message}.`)
  })
  const har = parsed(text.replace(/^\uFEFF/, ''))
  if (har === undefined) throw new CannotRun(`${file} is no HAR file: it is not JSON.`)
  return observedIn(har, file)
}

/** The exchanges of a HAR. @throws CannotRun that names the entry which is broken */
export function observedIn(har: unknown, name = 'The HAR'): Observed[] {
  const list = isObject(har) && isObject(har.log) ? har.log.entries : undefined
  if (!Array.isArray(list)) throw new CannotRun(`${name} is no HAR file: it has no list "log.entries".`)
  return list.map((entry: unknown, index) => observedOf(entry, `${name}: entry ${index + 1} of ${list.length}`))
}

function observedOf(entry: unknown, name: string): Observed {
  const { request, response } = isObject(entry) ? entry : {}
  if (!isObject(request)) throw new CannotRun(`${name} has no "request".`)
  if (!isObject(response)) throw new CannotRun(`${name} has no "response".`)
  if (typeof request.method !== 'string') throw new CannotRun(`${name} has no "request.method".`)
  if (typeof request.url !== 'string' || !URL.canParse(request.url)) {
    throw new CannotRun(`${name} has no absolute address as its "request.url".`)
  }
  const status = Number(response.status ?? 0)
  if (!Number.isInteger(status)) throw new CannotRun(`${name} has no number as its "response.status".`)
  const responseHeaders = headersOf(response.headers)
  const content = isObject(response.content) ? response.content : {}
  return {
    method: request.method.toUpperCase(),
    url: request.url,
    requestHeaders: headersOf(request.headers),
    requestBody: requestBodyOf(request.postData),
    status,
    responseHeaders,
    responseBody: textOfContent(content, responseHeaders['content-encoding']),
    mimeType: mimeTypeOf(responseHeaders['content-type'] ?? content.mimeType),
  }
}

/** Headers without those that HTTP/2 has for what is no header. Several of a name are joined. */
function headersOf(list: unknown): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const header of Array.isArray(list) ? list.filter(isObject) : []) {
    const name = String(header.name).toLowerCase()
    if (name.startsWith(':')) continue
    const value = String(header.value ?? '')
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return headers
}

/** `text/html` of `Text/HTML; charset=utf-8`. What tools write where there is none is none. */
export function mimeTypeOf(value: unknown): string {
  const type =
    String(value ?? '')
      .split(';')[0]
      ?.trim()
      .toLowerCase() ?? ''
  return type === 'x-unknown' ? '' : type
}

function requestBodyOf(postData: unknown): string | FormFields | undefined {
  if (!isObject(postData)) return undefined
  const type = mimeTypeOf(postData.mimeType)
  const isForm = type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data'
  if (isForm && Array.isArray(postData.params) && postData.params.length > 0)
    return postData.params.filter(isObject).map(fieldOf)
  const text = textOfContent(postData, undefined)
  if (text === undefined || text === '') return undefined
  if (type === 'application/x-www-form-urlencoded') return [...new URLSearchParams(text)]
  return type === 'multipart/form-data' ? partsOf(text) : text
}

const fieldOf = ({ name, value, fileName, contentType }: JsonObject): [string, string | undefined] => {
  const isFile = fileName !== undefined || (contentType !== undefined && contentType !== 'text/plain')
  return [String(name), isFile || value === undefined ? undefined : String(value)]
}

/** The parts of a form that was kept as it went over the line, where the bytes of files are no longer whole. */
function partsOf(text: string): FormFields {
  const [boundary = ''] = text.split(/\r?\n/, 1)
  return text.split(boundary).flatMap((part): FormFields => {
    const [head = '', ...content] = part.split(/\r?\n\r?\n/)
    const name = head.match(/[; ]name="([^"]*)"/i)?.[1]
    if (name === undefined) return []
    const isFile = /filename\*?=/i.test(head)
    return [[name, isFile ? undefined : content.join('\r\n\r\n').replace(/\r?\n$/, '')]]
  })
}
