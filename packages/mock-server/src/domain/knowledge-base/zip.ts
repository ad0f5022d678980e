/** A file in an archive, as the archive's directory tells of it. */
interface Entry {
  /** How it is packed: 0 not at all, 8 deflated. */
  method: number
  packedBytes: number
  unpackedBytes: number
  /** Where its own header begins. */
  at: number
}

/** An archive that would fill the memory. */
export class UnpacksTooFar extends Error {}

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const endLength = 22

/**
 * Holds an archive against a limit before anything is unpacked for good: first what its directory says, then what the
 * files really unpack to, which is counted and not kept.
 *
 * @throws UnpacksTooFar when that is too much; Error when it is no plain zip archive
 */
export async function ensureUnpackable(bytes: Uint8Array, most: number): Promise<void> {
  const entries = readDirectory(bytes)
  if (entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0) > most) throw tooMuch(most)
  let left = most
  for (const entry of entries) {
    left -= await countUnpacked(packedBytes(bytes, entry), entry.method, left)
    if (left < 0) throw tooMuch(most)
  }
}

const tooMuch = (most: number) => new UnpacksTooFar(`unpacks to more than ${most} bytes`)

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - endLength
  while (end >= 0 && view.getUint32(end, true) !== endMark) end -= 1
  if (end < 0) throw new Error('The archive has no directory.')
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  // Readers differ in what they make of a gap here, so there must be none.
  if (at + view.getUint32(end + 12, true) !== end) throw new Error('The archive holds more than its directory says.')
  while (at + 46 <= end && view.getUint32(at, true) === directoryMark) {
    const lengths = view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    entries.push({
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + lengths
  }
  if (at !== end) throw new Error('The directory is not whole.')
  return entries
}

function packedBytes(bytes: Uint8Array, { at, packedBytes }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // A file's own header may be longer than the directory's; a place outside of the archive throws.
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return bytes.subarray(start, start + packedBytes)
}

/** Counts the bytes of one file, giving up beyond the limit. */
async function countUnpacked(packed: Uint8Array, method: number, most: number): Promise<number> {
  if (method === 0) return packed.length
  if (method !== 8) throw new Error('The archive is packed in a way that is not known here.')
  const unpacked = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  let count = 0
  for await (const chunk of unpacked) {
    count += chunk.length
    if (count > most) break
  }
  return count
}
