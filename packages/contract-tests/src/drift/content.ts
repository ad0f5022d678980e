import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { type JsonObject, parsed } from './json.ts'

const inflaters = { gzip: gunzipSync, 'x-gzip': gunzipSync, br: brotliDecompressSync, deflate: inflateSync }

/** More than this of one answer is not unpacked. */
const maxOutputLength = 256 * 1024 * 1024

/** What `record` says of a body that it did not keep whole. */
export const cutComment = 'The body is cut.'

/**
 * The text of a HAR's content. It may be in base64, and that may still be packed, or be neither although it says so.
 * Undefined when there is none, it is not whole, or it is no text.
 */
export function textOfContent(
  { text, encoding, comment }: JsonObject,
  packing: string | undefined,
): string | undefined {
  if (typeof text !== 'string' || comment === cutComment) return undefined
  if (encoding !== 'base64' || parsed(text) !== undefined || !/^[\w+/=\s-]*$/.test(text)) return text
  return unpacked(Buffer.from(text, 'base64'), packing)
}

function unpacked(bytes: Buffer, packing = ''): string | undefined {
  const plain = utf8(bytes)
  const inflate = Object.entries(inflaters).find(([name]) => name === packing.trim().toLowerCase())?.[1]
  if (!inflate) return plain
  try {
    return utf8(inflate(bytes, { maxOutputLength }))
  } catch {
    return plain
  }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
