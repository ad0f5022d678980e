/** A part of a form: a field's text, or a file. */
export interface Part {
  name: string
  value: string | FormFile
}

/** A file of a form; its bytes are a view of the body's. */
export interface FormFile {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

const [tab, lf, cr, space, dash] = [0x09, 0x0a, 0x0d, 0x20, 0x2d]

/**
 * Reads a form (RFC 7578) without copying its files. `Response.formData` would hold each of them several times.
 *
 * @throws SyntaxError or URIError when the body is no form with the boundary that the content type names
 */
export function parseMultipart(body: Uint8Array<ArrayBuffer>, contentType: string): Part[] {
  const delimiter = new TextEncoder().encode(`\r\n--${boundaryOf(contentType)}`)
  const parts: Part[] = []
  let at = startsWith(body, delimiter.subarray(2), 0) ? delimiter.length - 2 : after(body, delimiter, 0)
  while (body[at] !== dash || body[at + 1] !== dash) {
    const end = after(body, delimiter, at)
    parts.push(partOf(body.subarray(at, end - delimiter.length)))
    at = end
  }
  return parts
}

function boundaryOf(contentType: string): string {
  const [, quoted, token] = contentType.match(/;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i) ?? []
  const boundary = quoted ?? token
  if (!boundary) throw new SyntaxError('The content type names no boundary.')
  return boundary
}

/** The headers of a part follow the end of its boundary's line, and its content an empty line. */
function partOf(bytes: Uint8Array<ArrayBuffer>): Part {
  const end = bytes.findIndex((byte) => byte !== space && byte !== tab)
  if (bytes[end] !== cr || bytes[end + 1] !== lf) throw new SyntaxError('A boundary is not at the end of its line.')
  const start = after(bytes, emptyLine, end)
  const headers = new TextDecoder().decode(bytes.subarray(end + 2, start - emptyLine.length))
  const content = bytes.subarray(start)
  const parameters = parametersOf(headerOf(headers, 'content-disposition') ?? '')
  const name = parameters.get('name')
  if (name === undefined) throw new SyntaxError('A part has no name.')
  const fileName = parameters.get('filename*') ?? parameters.get('filename')
  if (fileName === undefined) return { name, value: text.decode(content) }
  const type = headerOf(headers, 'content-type') ?? 'text/plain'
  return { name, value: { name: fileName, type: type.toLowerCase(), bytes: content } }
}

const emptyLine = Uint8Array.of(cr, lf, cr, lf)
const text = new TextDecoder('utf-8', { ignoreBOM: true })

const headerOf = (headers: string, name: string): string | undefined =>
  headers.match(new RegExp(`^${name}[ \\t]*:(.*)$`, 'im'))?.[1]?.trim()

const parameter = /;[ \t]*([^\s=;"]+)=(?:"([^"]*)"|([^\s;"]*))/g

function parametersOf(disposition: string): Map<string, string> {
  if (!/^form-data\s*;/i.test(disposition)) throw new SyntaxError('A part is none of a form.')
  const found = [...disposition.matchAll(parameter)]
  return new Map(found.map(([, name = '', quoted, token = '']) => [name.toLowerCase(), unescaped(name, quoted, token)]))
}

/** Browsers write three characters of a quoted name as in a URL, and no others; `filename*` is written so as a whole. */
function unescaped(name: string, quoted: string | undefined, token: string): string {
  if (quoted !== undefined) return quoted.replace(/%(?:22|0D|0A)/gi, decodeURIComponent)
  return name.endsWith('*') ? decodeURIComponent(token.replace(/^utf-8'[^']*'/i, '')) : token
}

/** The place behind the next occurrence. A loop, since a body of nothing but line ends would be as many calls. */
function after(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1)
    if (bytes[at] === cr && startsWith(bytes, wanted, at)) return at + wanted.length
  throw new SyntaxError('The form breaks off.')
}

function startsWith(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (bytes[at + index] !== wanted[index]) return false
  return true
}
