// The web as the simulation knows it. Nothing is ever fetched: what a page would answer is told by its address.
import { type Fault, Problem } from './problem.ts'
import { publicUrl } from './public-address.ts'

/** A fault of an address, and the whole sentence that tells it. */
export interface AddressFault extends Fault {
  code: 'address_blocked' | 'address_unreachable'
  sentence: string
}

/** Whether a page could be read, by its host: `unreachable` or `gone` do not answer, `closed` has a strict robots.txt. */
export function addressFault(address: string, pointer = ''): AddressFault | undefined {
  const url = publicUrl(address)
  if (!url) return notPublic(address, pointer)
  if (/(^|\.)closed\./.test(url.hostname)) return blockedByRobots(address, pointer)
  if (/unreachable|(^|\.)gone\./.test(url.hostname)) return unreachable(address, pointer)
  return undefined
}

/** An address that only some can reach. */
export const notPublic = (address: string, pointer = ''): AddressFault => ({
  pointer,
  code: 'address_blocked',
  message: 'must be a public address',
  sentence: `The address ${address} is not public. Use a public address that may be read.`,
})

/** A public address that its site does not want to be read. */
export const blockedByRobots = (address: string, pointer = ''): AddressFault => ({
  pointer,
  code: 'address_blocked',
  message: 'is blocked by the robots.txt of its site',
  sentence: `The robots.txt of ${new URL(address).origin} does not allow this page to be read. Use a page that may be read.`,
})

/** An address that does not answer, or not with a page. */
export const unreachable = (address: string, pointer = '', message = 'does not answer'): AddressFault => ({
  pointer,
  code: 'address_unreachable',
  message,
  sentence: `The address ${address} ${message}. Check the address.`,
})

/** A page whose path says so cannot be read, though its host answers. */
export const failsToLoad = (address: string): boolean => /fail/i.test(new URL(address).pathname)

/** @throws Problem `address_blocked` or `address_unreachable`, as the first fault says; all of them are named */
export function refuseFaults(faults: readonly (AddressFault | undefined)[]): void {
  const found = faults.filter((fault) => fault !== undefined)
  const [first] = found
  if (!first) return
  throw new Problem(first.code, first.sentence, {
    errors: found.map(({ pointer = '', code, message }) => ({ pointer, code, message })),
  })
}

/** What a site is called: `https://www.mill-street.example/prices` -> `Mill street`. */
export function siteName(address: string): string {
  const { hostname } = new URL(address)
  const label = hostname.split('.').find((part) => part !== '' && part !== 'www') ?? hostname
  return `${label.charAt(0).toUpperCase()}${label.slice(1).replaceAll('-', ' ')}`
}
