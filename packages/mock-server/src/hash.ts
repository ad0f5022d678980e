import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** The first `length` characters (five bits each) of the SHA-256 of a text and bytes, in Crockford's base 32. */
export function digest(text: string, length = 16, bytes: Uint8Array = new Uint8Array()): string {
  const hash = sha256.create().update(utf8ToBytes(text)).update(bytes).digest()
  return [...hash.subarray(0, length)].map((byte) => alphabet[byte & 31]).join('')
}

/** A number as `length` characters of Crockford's base 32, which sorts as the number does. */
export function base32(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let place = 0; place < length; place += 1) {
    text = alphabet[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** The number that `base32` wrote. */
export const fromBase32 = (text: string): number =>
  [...text].reduce((number, digit) => number * 32 + alphabet.indexOf(digit), 0)

/** A number in [0, 1) made from a text. */
export function fraction(text: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = sha256(utf8ToBytes(text))
  return (((a * 256 + b) * 256 + c) * 256 + d) / 2 ** 32
}
