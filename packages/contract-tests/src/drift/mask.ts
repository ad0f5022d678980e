import { isObject } from './json.ts'

/** Names of headers and properties whose values nobody else may see. */
const secretName = /authorization|api[-_]?key|token|passw|passcode|cookie|secret|credential|private[-_]?key|signature/i
const codeName = /(?:^|[-_.])(?:otp|pin)(?:$|[-_.A-Z])|Otp|Pin$/

/** Names of what is only about a secret: `tokenType`, `tokenExpiresAt`. */
const aboutSecret = /[a-z](?:At|Type|Count)$|_(?:at|type|count)$/

/** Names of properties that say how to reach a person. */
const personalName = /phone|mobile|msisdn|whatsapp(?:id|number)|e-?mail|^(?:to|from)$/i

/** A code that somebody was sent is a number, and not a word as a problem's code. */
const sentCode = /^\d{4,8}$/

const secretValue =
  /\b(?:rl|sk|pk|ghp|gho|xox[abp])[-_](?:(?:live|test)[-_])?[\w-]{6,}|\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*|\b(?:Bearer|Basic) \S+/g
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const phone = /(?<![\w.-])\+?\d(?:[ ().-]{0,2}\d){6,14}(?![\w-])/g
const dateLike = /^\d{4}-\d\d(?:-\d\d)?/

export const isSecretName = (name: string): boolean =>
  (secretName.test(name) || codeName.test(name)) && !aboutSecret.test(name)

/**
 * A value that may be shown: secrets are gone, and phone numbers and mail addresses keep only their shape, so that
 * their format still fits.
 */
export function masked(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, name))
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [maskedText(key), masked(member, key)]))
  }
  if (typeof value === 'string') return isSecretName(name) ? '$REDACTED' : maskedText(value, name)
  if (typeof value !== 'number') return value
  return codeName.test(name) || personalName.test(name) ? Number(shapeOf(String(value))) : value
}

/** The same for a text. */
export function maskedText(text: string, name = ''): string {
  const isPersonal = personalName.test(name) && /\d{5}/.test(text)
  if (isPersonal || (/code$/i.test(name) && sentCode.test(text))) return shapeOf(text)
  return text
    .replace(secretValue, '$API_KEY')
    .replace(address, shapeOf)
    .replace(phone, (digits) => (dateLike.test(digits) ? digits : shapeOf(digits)))
}

/** Letters become x and digits 0, but for the first digit and the end of a host name. */
function shapeOf(text: string): string {
  const end = text.includes('@') ? text.lastIndexOf('.') : text.length
  const first = text.search(/\d/)
  return [...text]
    .map((letter, index) =>
      index > end || index === first ? letter : letter.replace(/\d/, '0').replace(/\p{L}/u, 'x'),
    )
    .join('')
}
