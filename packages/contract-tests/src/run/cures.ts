import { TimeUp } from '../exchange/send.ts'

/** How a call went whose answer is not usable. */
export interface Failing {
  /** What `fetch` threw, if it did. */
  error: unknown
  /** Whether status and headers came. */
  hasBegun: boolean
  baseUrl: string
}

const start = 'Start the server, or correct the base URL.'
const correct = 'Correct the base URL.'
const trust = 'Give Node the certificate that it is to trust with NODE_EXTRA_CA_CERTS=FILE, or correct the base URL.'
const network = 'Look to the network and its proxies, or correct the base URL.'
const plain = 'Begin the base URL with http://, or correct its port.'

/** By what Node calls the error: things that no further call makes better, and what does. */
const cures: Record<string, string> = {
  ECONNREFUSED: start,
  ENOTFOUND: correct,
  EAI_AGAIN: network,
  EHOSTUNREACH: network,
  ENETUNREACH: network,
  ETIMEDOUT: network,
  UND_ERR_CONNECT_TIMEOUT: network,
  EPROTO: plain,
  ERR_SSL_WRONG_VERSION_NUMBER: plain,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plain,
  DEPTH_ZERO_SELF_SIGNED_CERT: trust,
  SELF_SIGNED_CERT_IN_CHAIN: trust,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: trust,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: trust,
  CERT_HAS_EXPIRED: 'Renew the certificate, or correct the base URL.',
  'bad port': 'Neither browsers nor fetch call this port: let the server listen on another one.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Use the name that the certificate is for in the base URL.',
}

/** What makes every call fail, and so needs no second one; undefined when the error may be a single operation's. */
export const hopeless = ({ error }: Failing): string | undefined =>
  namesOf(error)
    .map((name) => cures[name])
    .find((cure) => cure !== undefined)

/** What to do about a server that gives no usable answer. */
export function cureOf(failing: Failing): string {
  const { error, hasBegun, baseUrl } = failing
  const cure = hopeless(failing)
  if (cure) return cure
  if (hasBegun)
    return 'The answer began and did not come to its end: mend the server, or give it longer with a timeout.'
  if (namesOf(error).some(isOfParser)) return 'Another service has this port: correct the base URL.'
  if (error === undefined || namesOf(error).includes(TimeUp.name))
    return 'It takes connections and says nothing: restart it, or give it longer with a timeout.'
  const tls = baseUrl.startsWith('http:') ? ' If it wants TLS, begin the base URL with https://.' : ''
  return `Look into the log of the server, or correct the base URL.${tls}`
}

/** Some versions of Node give it no code. */
const isOfParser = (name: string): boolean => name === 'HTTPParserError' || name.startsWith('HPE_')

/** What an error and its causes go by: codes, names, and for want of both messages. */
function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  return [...code, error.name, error.message, ...namesOf(error.cause)]
}
