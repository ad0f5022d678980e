// Addresses of the web. Nothing is ever fetched: what an address would answer is told by its name.
import { type Fault, Problem } from './problem.ts'

/** The address of a public http or https page, or nothing for any other. */
export function publicUrl(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  const isPlain = !url?.username && !url?.password && uriCharacters.test(address)
  return isWeb && isPlain && !isPrivate(url.hostname.replace(/\.$/, '')) ? url : undefined
}

/** RFC 3986; a URL parser also takes (and mends) what is none, such as a space. */
const uriCharacters = /^(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})+(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?$/i

/** Names without a dot, and IPv6 addresses (which have none), are taken for local ones. */
const isPrivate = (host: string): boolean =>
  !host.includes('.') || /\.(internal|local|localhost)$/.test(host) || privateIpv4.test(host)

/** This network, private, shared, loopback, link-local, multicast and reserved addresses. */
const privateIpv4 =
  /^(0|10|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|22[4-9]|2[34]\d|25[0-5])\.[\d.]+$/

/** The address in the one form in which two are compared: without its fragment, the host in lower case. */
export function addressKey(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  url.hash = ''
  return url.href
}

/** A fault of an address, and the whole sentence that tells it. */
export interface AddressFault extends Fault {
  code: 'address_blocked' | 'address_unreachable'
  sentence: string
}

/** Whether a page could be read, by its host: `unreachable` or `gone` do not answer, `closed` has a strict robots.txt. */
export function addressFault(address: string, pointer = ''): AddressFault | undefined {
  const url = publicUrl(address)
  if (!url)
    return {
      pointer,
      code: 'address_blocked',
      message: 'must be a public address',
      sentence: `The address ${address} is not public. Use a public address that may be read.`,
    }
  if (/(^|\.)closed\./.test(url.hostname))
    return {
      pointer,
      code: 'address_blocked',
      message: 'is blocked by the robots.txt of its site',
      sentence: `The robots.txt of ${url.origin} does not allow this page to be read. Use a page that may be read.`,
    }
  if (/unreachable|(^|\.)gone\./.test(url.hostname)) return unreachable(address, pointer)
  return undefined
}

/** An address that does not answer. */
export const unreachable = (address: string, pointer = ''): AddressFault => ({
  pointer,
  code: 'address_unreachable',
  message: 'does not answer',
  sentence: `The address ${address} does not answer. Check the address.`,
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
