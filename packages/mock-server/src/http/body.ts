import { type Fault, Problem } from '../domain/problem.ts'
import type { UploadedFile } from '../operation.ts'
import { invalid, pointerTo } from './faults.ts'
import { type Incoming, typeOf } from './incoming.ts'
import { type Part, parseMultipart } from './multipart.ts'
import type { Route } from './route.ts'
import { halfCharacters } from './text.ts'

/** The most bytes of a JSON body. */
export const maxJsonBytes = 8 * 1024 * 1024
/** The most bytes of a multipart body: the largest file that any operation takes, and its parts around it. */
export const maxFormBytes = 101 * 1024 * 1024

/** Every form of the description sends its file under this name. */
const fileField = 'file'

/** A body as it was sent, and the content type that says how to validate it. */
export interface Body {
  type: string
  value: unknown
  file: UploadedFile | undefined
}

const nothing = new Uint8Array()

/** Made anew each time, since the validator fills in defaults. */
const none = (): Body => ({ type: 'application/json', value: {}, file: undefined })

/**
 * Reads the bytes of the body that an operation takes; of one that it does not take none.
 *
 * @throws Problem `payload_too_large`, or `unsupported_media_type` for a body that is packed
 */
export async function readBytes(request: Incoming, { body }: Route): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return nothing
  const coding = request.header('content-encoding') ?? 'identity'
  if (coding.toLowerCase() !== 'identity')
    throw new Problem(
      'unsupported_media_type',
      `The content coding ${coding} is not taken here. Send the body as it is.`,
    )
  return typeOf(request) === formType
    ? readAtMost(request, maxFormBytes, 'multipart')
    : readAtMost(request, maxJsonBytes, 'JSON')
}

/**
 * Reads the body that an operation takes. An optional body that is left out is an empty object.
 *
 * @throws Problem `unsupported_media_type`, `invalid_body`, or `validation_failed` for a bad part
 */
export function readBody(request: Incoming, { body }: Route, bytes: Uint8Array<ArrayBuffer>): Body {
  if (!body) return none()
  const type = typeOf(request)
  if (bytes.length === 0 && body.required)
    throw new Problem('invalid_body', `The body is missing. Send ${body.types.join(' or ')}.`)
  if (bytes.length === 0) return none()
  if (!body.types.includes(type)) throw unsupported(type, body.types)
  return type === formType ? readForm(bytes, request.header('content-type') ?? '', body.parts) : readJson(bytes)
}

/** The content type of a form. */
export const formType = 'multipart/form-data'

async function readAtMost(request: Incoming, limit: number, kind: string): Promise<Uint8Array<ArrayBuffer>> {
  const isTooLarge = Number(request.header('content-length') ?? 0) > limit
  const bytes = isTooLarge ? undefined : await request.read(limit)
  if (bytes) return bytes
  throw new Problem('payload_too_large', `The ${kind} body is larger than ${limit} bytes.`)
}

function unsupported(type: string, types: readonly string[]): Problem {
  const given = type ? `The content type ${type} is not taken here.` : 'The Content-Type header is missing.'
  return new Problem('unsupported_media_type', `${given} Use ${types.join(' or ')}.`)
}

function readJson(bytes: Uint8Array): Body {
  const text = readText(bytes)
  const value = parseJson(text)
  const faults = halfCharacters(text, value)
  if (faults.length > 0) throw invalid(faults)
  return { type: 'application/json', value, file: undefined }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = error instanceof Error ? error.message.match(/position (\d+)/)?.[1] : undefined
    const where = position ? ` at position ${position}` : '; it ends too early'
    throw new Problem('invalid_body', `The body is not valid JSON${where}.`)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Problem('invalid_body', 'The body is not valid UTF-8.')
  }
}

function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string, parts: Readonly<Record<string, string>>): Body {
  const value: Record<string, unknown> = Object.create(null) // so that no name is there already, such as __proto__
  const faults: Fault[] = []
  let file: UploadedFile | undefined
  for (const { name, value: part } of parseForm(bytes, contentType)) {
    const type = Object.hasOwn(parts, name) ? parts[name] : undefined
    const fault = (code: string, message: string) => faults.push({ pointer: pointerTo(name), code, message })
    if (name in value && !type?.endsWith('[]')) fault('duplicate', 'must be given once')
    if (name === fileField && typeof part === 'string') fault('type', 'must be a file')
    if (typeof part !== 'string') {
      // The validator sees that the part is there; its bytes are looked at by the rules.
      value[name] = part.name || 'file'
      file = { name: part.name, mimeType: part.type, bytes: part.bytes }
    } else if (type?.endsWith('[]')) value[name] = [...((value[name] as string[] | undefined) ?? []), part]
    else value[name] = type === 'object' ? readPart(name, part) : part
  }
  if (faults.length > 0) throw invalid(faults)
  return { type: formType, value, file }
}

function readPart(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('invalid_body', `The part "${name}" is not valid JSON.`)
  }
}

function parseForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Part[] {
  try {
    return parseMultipart(bytes, contentType)
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof URIError)) throw error
    throw new Problem(
      'invalid_body',
      'The body is not valid multipart/form-data with the boundary that its header names.',
    )
  }
}
