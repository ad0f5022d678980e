/** The address of a public http or https page, or nothing for any other. */
export function publicUrl(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  const isPlain = !url?.username && !url?.password && uriCharacters.test(address)
  return isWeb && isPlain && !isPrivate(url.hostname.replace(/\.$/, '')) ? url : undefined
}

/** Whether something could be fetched from the address: it is public, and of https. */
export const isPublicAddress = (address: string): boolean => publicUrl(address)?.protocol === 'https:'

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

/** The host of a public address, with its port. */
export const hostOf = (address: string): string => new URL(address).host
