import { Problem } from '../problem.ts'
import { readDocx } from './docx.ts'
import { passagesOfMarkdown } from './markup.ts'
import { mostChunks, type Passage } from './original.ts'
import { readPdf } from './pdf.ts'
import { UnpacksTooFar } from './zip.ts'

/** 20 MB, the most that a document may have. */
export const maxDocumentBytes = 20 * 1024 * 1024

/** A file as it was uploaded. */
export interface Upload {
  name: string
  mimeType: string
  bytes: Uint8Array
}

type Kind = 'PDF' | 'DOCX' | 'TXT' | 'Markdown' | 'CSV'

const byEnding: Record<string, Kind> = {
  pdf: 'PDF',
  docx: 'DOCX',
  txt: 'TXT',
  md: 'Markdown',
  markdown: 'Markdown',
  csv: 'CSV',
}
const byType: Record<string, Kind> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'text/plain': 'TXT',
  'text/markdown': 'Markdown',
  'text/csv': 'CSV',
}

/** What a file is: its name says so, or else the type that it was sent with (browsers know few of these types). */
export function kindOf({ name, mimeType }: Omit<Upload, 'bytes'>): Kind | undefined {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const type = mimeType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return lookUp(byEnding, ending) ?? lookUp(byType, type)
}

const lookUp = (kinds: Record<string, Kind>, key: string): Kind | undefined =>
  Object.hasOwn(kinds, key) ? kinds[key] : undefined

/** @throws Problem `media_too_large` or `unsupported_media_type` */
export function checkDocument({ name, mimeType, bytes }: Upload): Kind {
  const problem = (code: 'media_too_large' | 'unsupported_media_type', detail: string, message: string) =>
    new Problem(code, detail, { errors: [{ pointer: '/file', code, message }] })
  if (bytes.length > maxDocumentBytes)
    throw problem(
      'media_too_large',
      `The file ${name} has ${bytes.length} bytes; at most ${maxDocumentBytes} are allowed. Send a smaller file.`,
      `must have at most ${maxDocumentBytes} bytes`,
    )
  const kind = kindOf({ name, mimeType })
  if (kind) return kind
  throw problem(
    'unsupported_media_type',
    `The file ${name} is of the type ${mimeType || 'unknown'}. Send a PDF, DOCX, TXT, Markdown or CSV file.`,
    'must be a PDF, DOCX, TXT, Markdown or CSV file',
  )
}

/**
 * Finds the text of a document that {@link checkDocument} let through. One without text is none of its faults.
 *
 * @throws Problem `media_invalid`
 */
export async function readDocument(file: Upload, kind: Kind): Promise<Passage[]> {
  if (file.bytes.length === 0) throw invalid(file, 'is empty', 'must not be empty')
  try {
    const passages = await readers[kind](file.bytes)
    // Where there are more, so many are enough to say so.
    return passages.slice(0, mostChunks + 1)
  } catch (error) {
    if (error instanceof UnpacksTooFar) throw invalid(file, error.message, 'must not unpack to so much')
    // What the libraries say of a broken file is not for callers.
    throw invalid(file, `is not a readable ${kind}`, `must be a readable ${kind}`)
  }
}

const invalid = ({ name }: Upload, reason: string, message: string): Problem =>
  new Problem('media_invalid', `The file ${name} ${reason}. Send a readable file.`, {
    errors: [{ pointer: '/file', code: 'media_invalid', message }],
  })

const readers: Record<Kind, (bytes: Uint8Array) => Passage[] | Promise<Passage[]>> = {
  PDF: readPdf,
  DOCX: readDocx,
  TXT: (bytes) => [{ heading: null, text: decode(bytes), url: null }],
  Markdown: (bytes) => passagesOfMarkdown(decode(bytes)),
  CSV: (bytes) => [{ heading: null, text: decode(bytes), url: null }],
}

/** Text as UTF-8 or, by its mark, UTF-16; what is not valid UTF-8 is taken for Windows' Latin. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  if (bytes.includes(0)) throw new Error('A zero byte stands in no text.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
