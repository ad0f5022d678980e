import { type Fault, Problem } from '../problem.ts'
import { isPublicAddress } from '../public-address.ts'
import type { MessageMedia, Schemas } from '../records.ts'

/** A message as it is given: text, a file by its address, or both. */
export interface GivenContent {
  text?: string
  mediaUrl?: string
  mediaType?: Schemas['MediaType']
  fileName?: string
}

/** A message as it is stored. */
export interface Content {
  text: string | null
  media: MessageMedia | null
  mediaType: Schemas['MediaType'] | undefined
}

/** @throws Problem `message_empty` or `address_blocked` */
export function readContent({ text = '', mediaUrl, mediaType, fileName }: GivenContent): Content {
  const isBlank = text.trim() === ''
  if (isBlank && mediaUrl === undefined)
    throw fault('message_empty', 'The message has neither text nor a file. Send text, mediaUrl or both.', {
      pointer: '',
      message: 'must have text or mediaUrl',
    })
  if (mediaUrl !== undefined && !isPublicAddress(mediaUrl))
    throw fault('address_blocked', `The address ${mediaUrl} is not public. Use a public https address.`, {
      pointer: '/mediaUrl',
      message: 'must be a public https address',
    })
  return {
    text: isBlank ? null : text,
    media: mediaUrl === undefined ? null : unfetched(mediaUrl, fileName ?? lastPart(mediaUrl)),
    mediaType,
  }
}

/** What is known of a file before it is fetched. */
const unfetched = (url: string, fileName: string | null): MessageMedia => ({
  url,
  mimeType: null,
  fileName,
  sizeBytes: null,
})

/** The last part of an address' path, as people read it; none of one that ends in a slash. */
function lastPart(address: string): string | null {
  const part = new URL(address).pathname.split('/').at(-1) ?? ''
  return decoded(part).slice(0, 255) || null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function fault(code: 'message_empty' | 'address_blocked', detail: string, place: Omit<Fault, 'code'>): Problem {
  return new Problem(code, detail, { errors: [{ ...place, code }] })
}
