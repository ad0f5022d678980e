import { isEligible } from '../otp.ts'
import type { Schemas } from '../records.ts'

/** Which accounts: those of one country that are alike. */
export interface Kind {
  countryCode: string
  accountType: Schemas['OrderAccountType']
}

/**
 * Where accounts are sold, how many of them, and the numbers that they get: all of ranges that are kept free for
 * fiction, of which each country has more than are in stock. Simulated figures.
 */
const countries: Record<string, { fresh: number; prewarmed: number; numbers: string[] }> = {
  US: { fresh: 500, prewarmed: 50, numbers: american([212, 213, 305, 312, 415, 503, 512, 617, 702, 713]) },
  CA: { fresh: 200, prewarmed: 25, numbers: american([403, 416, 514, 604, 613]) },
  GB: { fresh: 100, prewarmed: 12, numbers: upTo(1000).map((end) => `+447700900${digits(end, 3)}`) },
}

export const soldIn = (countryCode: string): boolean => Object.hasOwn(countries, countryCode)

/** How many accounts of a kind are sold in all. */
export const stockOf = ({ countryCode, accountType }: Kind): number => countries[countryCode]?.[accountType] ?? 0

/**
 * The number of a new account: the first that is free from the one that was drawn on, round the country's range.
 *
 * @param draw in [0, 1)
 * @returns nothing when every number is taken
 */
export function pickNumber(countryCode: string, draw: number, isFree: (phone: string) => boolean): string | undefined {
  const numbers = countries[countryCode]?.numbers.filter(isEligible) ?? []
  const start = Math.floor(draw * numbers.length)
  return [...numbers.slice(start), ...numbers.slice(0, start)].find(isFree)
}

/** The numbers 555-0100 to 555-0199 of some area codes. */
function american(areas: number[]): string[] {
  return areas.flatMap((area) => upTo(100).map((end) => `+1${area}55501${digits(end, 2)}`))
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
