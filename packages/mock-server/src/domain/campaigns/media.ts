import { Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'
import { holdsType } from './signatures.ts'

type MediaType = Schemas['MediaType']

const megabyte = 1024 * 1024

/** WhatsApp's limits by the kind of file. */
const maxBytes: Record<MediaType, number> = {
  image: 5 * megabyte,
  video: 16 * megabyte,
  audio: 16 * megabyte,
  document: 100 * megabyte,
}

const documents = [
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]

/** The kind of file by the content type that an upload may claim. */
const kinds = new Map<string, MediaType>([
  ['image/jpeg', 'image'],
  ['image/png', 'image'],
  ['video/mp4', 'video'],
  ['video/3gpp', 'video'],
  ['audio/aac', 'audio'],
  ['audio/amr', 'audio'],
  ['audio/mpeg', 'audio'],
  ['audio/mp4', 'audio'],
  ['audio/ogg', 'audio'],
  ...documents.map((type) => [type, 'document'] as const),
])

/** A file as it was uploaded. */
export interface Upload {
  name: string
  mimeType: string
  bytes: Uint8Array
}

/** What a file is: its kind, its content type without parameters, and its name without folders. */
export interface KnownFile {
  type: MediaType
  mimeType: string
  fileName: string
}

/**
 * Holds a file against what can be sent.
 *
 * @throws Problem `unsupported_media_type`, `media_invalid` or `media_too_large`
 */
export function readMedia({ name, mimeType: claimed, bytes }: Upload): KnownFile {
  const mimeType = (claimed.split(';', 1)[0] ?? '').trim().toLowerCase()
  const fileName = nameOf(name)
  const type = kinds.get(mimeType)
  if (!type)
    throw new Problem(
      'unsupported_media_type',
      `A file of the type ${mimeType || 'unknown'} cannot be sent. Use ${[...kinds.keys()].join(', ')}.`,
    )
  if (bytes.length === 0) throw invalid(`The file ${fileName} is empty. Send a readable file.`, 'is empty')
  const most = maxBytes[type]
  if (bytes.length > most) {
    const detail = `The ${type} has ${bytes.length} bytes; at most ${most} are allowed. Send a smaller file.`
    const errors = [{ pointer: '/file', code: 'media_too_large', message: `must have at most ${most} bytes` }]
    throw new Problem('media_too_large', detail, { errors })
  }
  if (!holdsType(bytes, mimeType))
    throw invalid(
      `The file ${fileName} does not hold ${mimeType}, as it claims. Send a readable file.`,
      `is not ${mimeType}`,
    )
  return { type, mimeType, fileName }
}

function invalid(detail: string, message: string): Problem {
  return new Problem('media_invalid', detail, { errors: [{ pointer: '/file', code: 'media_invalid', message }] })
}

const longestName = 255

/** The last part of a path, of at most 255 characters. */
function nameOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1)?.trim() || 'file'
  return [...name].slice(0, longestName).join('')
}
