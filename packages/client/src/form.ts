import type { Serialized } from './body.ts'
import { mediaTypeOf } from './media-types.ts'

/** A file to upload. What comes as a stream is read into memory first, so that it can be sent again. */
export type Upload = UploadContent | NamedUpload | UploadPath

export type UploadContent =
  | Blob
  | ArrayBuffer
  | ArrayBufferView<ArrayBuffer>
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>

export interface NamedUpload {
  /** A text is sent as UTF-8. */
  content: UploadContent | string
  /** The file's name, which the service may go by. Default: that of the `File` or the path, else `file`. */
  name?: string
  /** The media type, such as `text/csv`. Default: that of the `Blob`, else what the name's ending says. */
  type?: string
}

/** A file on this machine, where there are files: on Node 20.16, 22.3 and newer, Deno and Bun. */
export interface UploadPath extends Omit<NamedUpload, 'content'> {
  path: string | URL
}

/** The class of the client's errors, given since this is loaded apart from it. */
type Refusal = new (message: string, facts?: undefined, cause?: unknown) => Error

/** A form as it is sent. Its boundary is drawn once, so that every attempt sends the same bytes. */
export async function serializedForm(given: FormData | Record<string, unknown>, Refusal: Refusal): Promise<Serialized> {
  const encoded = new Response(given instanceof FormData ? given : await formOf(given, Refusal))
  // Bun forgets it with the body.
  const type = encoded.headers.get('Content-Type') ?? ''
  return { body: await encoded.blob(), type }
}

/** The parts as a form: lists as one part an item, other objects as JSON. */
async function formOf(parts: Record<string, unknown>, Refusal: Refusal): Promise<FormData> {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    // The section's interface vouches for the file.
    if (name === 'file') form.append(name, ...(await fileOf(value as Upload, Refusal)))
    else for (const item of [value].flat()) if (item !== undefined) form.append(name, textOf(item))
  }
  return form
}

const textOf = (item: unknown) => (typeof item === 'object' ? JSON.stringify(item) : String(item))

async function fileOf(upload: Upload, Refusal: Refusal): Promise<[Blob, string]> {
  const { path, content, type, name } = isContent(upload)
    ? { content: upload }
    : (Object(upload) as Partial<NamedUpload & UploadPath>)
  if (!path && typeof content !== 'string' && !isContent(content))
    throw new Refusal('The `file` must be a Blob, bytes, a stream, or an object with its `path` or `content`.')
  const own = Object(content) as Partial<File & UploadPath>
  const named = name ?? own.name ?? nameIn(path ?? own.path ?? 'file')
  const bits = content !== undefined ? await bitsOf(content) : [await readFile(path as string | URL, Refusal)]
  return [new Blob(bits, { type: type || own.type || mediaTypeOf(named) }), named]
}

/** Streams of files give their path as text or as bytes. */
const nameIn = (path: unknown) =>
  (path instanceof URL ? decodeURIComponent(path.pathname) : String(path)).replace(/^.*[\\/]/, '')

/** Streams of files have a `path` too, and some `File`s. */
const isContent = (upload: unknown): upload is UploadContent =>
  upload instanceof Blob ||
  upload instanceof ArrayBuffer ||
  ArrayBuffer.isView(upload) ||
  Symbol.asyncIterator in Object(upload) ||
  'getReader' in Object(upload)

async function bitsOf(content: UploadContent | string): Promise<BlobPart[]> {
  if (typeof content === 'string') return [content]
  if ('getReader' in content) return [await new Response(content).blob()]
  if (!(Symbol.asyncIterator in content)) return [content]
  const bits: BlobPart[] = []
  for await (const bit of content) bits.push(bit as BlobPart)
  return bits
}

/** What `process.getBuiltinModule` gives is looked up where it would be, so that no bundle for browsers holds it. */
interface Builtins {
  process?: { getBuiltinModule?: (name: string) => { readFile: (path: string | URL) => Promise<BlobPart> } | undefined }
}

async function readFile(path: string | URL, Refusal: Refusal): Promise<BlobPart> {
  const files = (globalThis as Builtins).process?.getBuiltinModule?.('node:fs/promises')
  if (!files) throw new Refusal('There are no files here: pass the `file` as a Blob or a stream instead of a path.')
  try {
    return await files.readFile(path)
  } catch (cause) {
    const { code = 'unknown' } = Object(cause) as { code?: string }
    throw new Refusal(`The file ${path} cannot be read (${code}).`, undefined, cause)
  }
}
