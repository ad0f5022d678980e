import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min'
import { Problem } from './problem.ts'

/** A phone number in E.164 form and its country, `null` for a number of no one country. */
export interface Phone {
  phone: string
  countryCode: string | null
}

const reasons: Record<string, string> = {
  TOO_SHORT: 'is too short for its country',
  TOO_LONG: 'is too long for its country',
  INVALID_LENGTH: 'has an impossible length for its country',
  INVALID_COUNTRY: 'has an unknown country code',
}

/**
 * Reads a phone number that names its country. Spaces, dashes, dots and brackets are ignored, and a leading `00` counts
 * as the plus sign.
 *
 * @throws Problem `phone_invalid` that names the reason
 */
export function parsePhone(text: string, pointer = '/phone'): Phone {
  const bare = bareOf(text)
  if (!/^\+[1-9]\d{6,14}$/.test(bare)) throw invalid(text, pointer, 'must be in E.164 form, such as +12025550142')
  // The library drops a national prefix that slipped in, such as the 0 of +44 (0)79, so that one number is not two.
  const number = parsePhoneNumberFromString(bare)
  const reason = number?.isPossible() ? undefined : validatePhoneNumberLength(bare)
  if (reason) throw invalid(bare, pointer, reasons[reason] ?? 'is not a phone number')
  return { phone: number?.number ?? bare, countryCode: number?.country ?? null }
}

/**
 * Reads a phone number that names its country, or is one of the default country in national form.
 *
 * @throws Problem `phone_invalid` that names the reason
 */
export function parsePhoneIn(text: string, defaultCountry: string, pointer = '/phone'): Phone {
  const bare = bareOf(text)
  if (bare.startsWith('+')) return parsePhone(text, pointer)
  if (!/^\d{1,17}$/.test(bare)) throw invalid(text, pointer, 'must be in E.164 form, such as +12025550142')
  if (!isSupportedCountry(defaultCountry)) throw invalid(text, pointer, 'must name its country')
  const country: CountryCode = defaultCountry
  const number = parsePhoneNumberFromString(bare, country)
  const reason = number?.isPossible() ? undefined : validatePhoneNumberLength(bare, country)
  if (reason || !number) throw invalid(text, pointer, reasons[reason ?? ''] ?? 'is not a phone number')
  return parsePhone(number.number, pointer)
}

/** Whether numbers in national form can be read as ones of the country. */
export const isPhoneCountry = (country: string): boolean => isSupportedCountry(country)

const bareOf = (text: string): string => text.replace(/[\s().-]/g, '').replace(/^00/, '+')

function invalid(phone: string, pointer: string, message: string): Problem {
  const detail = `The number ${phone} ${message}. Send it in E.164 form, such as +12025550142.`
  return new Problem('phone_invalid', detail, { errors: [{ pointer, code: 'phone_invalid', message }] })
}
