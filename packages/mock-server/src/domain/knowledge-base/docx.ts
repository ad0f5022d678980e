import { passagesOfHtml } from './markup.ts'
import type { Passage } from './original.ts'
import { ensureUnpackable } from './zip.ts'

/** The most bytes that a document may unpack to: it is held in memory several times over while it is read. */
export const maxUnpackedBytes = 32 * 1024 * 1024

/**
 * The text of a DOCX by its headings; the library is loaded when the first one comes.
 *
 * @throws UnpacksTooFar when it unpacks to too much
 */
export async function readDocx(bytes: Uint8Array): Promise<Passage[]> {
  await ensureUnpackable(bytes, maxUnpackedBytes)
  const { default: mammoth } = await import('mammoth')
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
  // The library's build for Node asks for the one, that for browsers for the other; both take any bytes.
  const input = { buffer: bytes, arrayBuffer: bytes } as unknown as { arrayBuffer: ArrayBuffer }
  const { value } = await mammoth.convertToHtml(input, { convertImage })
  return passagesOfHtml(value)
}
