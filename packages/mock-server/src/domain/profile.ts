import { Problem } from './problem.ts'
import { isPublicAddress } from './public-address.ts'

/** 5 MB, WhatsApp's limit of a profile picture. */
export const maxPictureBytes = 5 * 1024 * 1024

/** The fields of a profile as the description names them; the picture by address or inside the JSON. */
export interface ProfileFields {
  displayName?: string
  bio?: string
  bizAddress?: string
  bizCategory?: string
  profilePictureUrl?: string
  profilePictureFile?: string
}

/** A picture that was sent: its address, or its bytes. */
export type Picture = { url: string } | { bytes: Uint8Array; mimeType: string }

/** @throws Problem `display_name_rejected` */
export function checkDisplayName(name: string): void {
  const message = displayNameFault(name)
  if (!message) return
  const detail = `WhatsApp does not accept the name ${JSON.stringify(name)}: it ${message}. Choose one that belongs to your business.`
  throw new Problem('display_name_rejected', detail, {
    errors: [{ pointer: '/displayName', code: 'display_name_rejected', message }],
  })
}

function displayNameFault(name: string): string | undefined {
  if (name.trim() === '') return 'must not be blank'
  if (!/\p{L}/u.test(name)) return 'must hold a letter'
  const plain = name.normalize('NFKC').replace(/\p{Cf}/gu, '') // wide letters and invisible characters look the same
  if (/whats\s*app|\bmeta\b|\bfacebook\b/i.test(plain)) return 'must not claim to be WhatsApp or Meta'
  return undefined
}

/**
 * Reads the one picture of a body, if there is one.
 *
 * @throws Problem `exclusive_fields` for both or, when `required`, for neither; `picture_unreachable`, `image_invalid`
 * or `picture_too_large`
 */
export function readPicture(
  { profilePictureUrl: url, profilePictureFile: file }: ProfileFields,
  required = false,
): Picture | undefined {
  if (url !== undefined && file !== undefined)
    throw exclusive('Give profilePictureUrl or profilePictureFile, not both.', 'excludes')
  if (url !== undefined) return { url: checkPublic(url) }
  if (file !== undefined) return readImage(decodeBase64(file), '/profilePictureFile')
  if (required) throw exclusive('Give exactly one of profilePictureUrl and profilePictureFile.', 'is needed, or')
  return undefined
}

function exclusive(detail: string, word: string): Problem {
  const error = (one: string, other: string) => ({
    pointer: `/${one}`,
    code: 'exclusive_fields',
    message: `${word} ${other}`,
  })
  return new Problem('exclusive_fields', detail, {
    errors: [error('profilePictureUrl', 'profilePictureFile'), error('profilePictureFile', 'profilePictureUrl')],
  })
}

function checkPublic(address: string): string {
  if (isPublicAddress(address)) return address
  throw new Problem('picture_unreachable', `The address ${address} is not a public https address.`, {
    errors: [{ pointer: '/profilePictureUrl', code: 'picture_unreachable', message: 'must be a public https address' }],
  })
}

/**
 * Reads a JPEG or PNG.
 *
 * @throws Problem `picture_too_large` or `image_invalid`
 */
export function readImage(bytes: Uint8Array, pointer: string): { bytes: Uint8Array; mimeType: string } {
  if (bytes.length > maxPictureBytes)
    throw new Problem(
      'picture_too_large',
      `The picture has ${bytes.length} bytes; at most ${maxPictureBytes} are allowed.`,
      {
        errors: [{ pointer, code: 'picture_too_large', message: `must have at most ${maxPictureBytes} bytes` }],
      },
    )
  const mimeType = imageType(bytes)
  if (mimeType) return { bytes, mimeType }
  throw new Problem('image_invalid', 'The picture is neither JPEG nor PNG.', {
    errors: [{ pointer, code: 'image_invalid', message: 'must be a JPEG or PNG' }],
  })
}

const signatures: [string, number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

const imageType = (bytes: Uint8Array): string | undefined =>
  signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0]

/** Base64 text, or a data URI of it; what is neither gives no bytes, which are no image. */
function decodeBase64(text: string): Uint8Array {
  const base64 = text.replace(/^data:[^,]*;base64,/, '').replace(/\s/g, '')
  try {
    const characters = atob(base64)
    const bytes = new Uint8Array(characters.length)
    // Uint8Array.from takes ten times as long, which is seconds for the largest picture.
    for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
    return bytes
  } catch {
    return new Uint8Array()
  }
}
