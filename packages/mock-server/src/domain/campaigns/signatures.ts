// What files of each content type begin with. Enough to tell a file that is not what it claims, no full parser.

type Check = (bytes: Uint8Array) => boolean

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(0, from), Math.max(0, from) + length))

/** The text at a place. */
const says =
  (text: string, at = 0): Check =>
  (bytes) =>
    ascii(bytes, at, text.length) === text

/** The bytes at the beginning. */
const begins =
  (...signature: number[]): Check =>
  (bytes) =>
    signature.every((byte, at) => bytes[at] === byte)

const any =
  (...checks: Check[]): Check =>
  (bytes) =>
    checks.some((check) => check(bytes))
const both =
  (one: Check, other: Check): Check =>
  (bytes) =>
    one(bytes) && other(bytes)
const not =
  (check: Check): Check =>
  (bytes) =>
    !check(bytes)

/** MP4 and its relatives tell themselves apart by a brand. */
const isoFile = says('ftyp', 4)
const brand3gp = any(says('3g2', 8), says('3gp', 8), says('3gs', 8))
const brandM4a = any(says('M4A ', 8), says('M4B ', 8))

/** A frame of MPEG audio: eleven bits set, then version and layer; layer 0 is AAC in ADTS. */
const isFrame: Check = ([first = 0, second = 0]) => first === 0xff && (second & 0xe0) === 0xe0
const isLayer0: Check = ([, second = 0]) => (second & 0x06) === 0

/** The old Office files, and the new ones, which are archives with a folder each. */
const ole = begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
const archiveWith =
  (folder: string): Check =>
  (bytes) =>
    says('PK\u0003\u0004')(bytes) && directory(bytes).includes(folder)

/** An archive lists its files at its end. */
const directory = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - 65_536)))

/** Text has no control characters but those of lines and tabs; it may be in any encoding. */
const isText: Check = (bytes) => {
  const isUtf16 = begins(0xff, 0xfe)(bytes) || begins(0xfe, 0xff)(bytes)
  return isUtf16 || !bytes.subarray(0, 65_536).some((byte) => byte < 0x20 && ![9, 10, 12, 13, 27].includes(byte))
}

const checks: Record<string, Check> = {
  'image/jpeg': begins(0xff, 0xd8, 0xff),
  'image/png': begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'video/mp4': both(isoFile, not(brandM4a)),
  'video/3gpp': both(isoFile, brand3gp),
  'audio/aac': both(isFrame, isLayer0),
  'audio/amr': says('#!AMR'),
  'audio/mpeg': any(says('ID3'), both(isFrame, not(isLayer0))),
  'audio/mp4': both(isoFile, not(brand3gp)),
  'audio/ogg': both(says('OggS'), says('OpusHead', 28)),
  'application/pdf': (bytes) => ascii(bytes, 0, 1024).includes('%PDF-'),
  'text/plain': isText,
  'text/csv': isText,
  'application/msword': ole,
  'application/vnd.ms-excel': ole,
  'application/vnd.ms-powerpoint': ole,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': archiveWith('word/'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': archiveWith('xl/'),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': archiveWith('ppt/'),
}

/** Whether the bytes can be a file of the content type. */
export const holdsType = (bytes: Uint8Array, mimeType: string): boolean => checks[mimeType]?.(bytes) ?? false
