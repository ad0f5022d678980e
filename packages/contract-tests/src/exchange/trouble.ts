/** What system calls and Node's `fetch` say when there is no answer, in words. */
const words: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there (the connection was refused).',
  ENOTFOUND: 'There is no host of this name.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  ECONNRESET: 'The server cut the connection.',
  UND_ERR_SOCKET: 'The server cut the connection.',
  EPIPE: 'The server cut the connection.',
  ETIMEDOUT: 'The host does not answer.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The network of the host cannot be reached.',
  UND_ERR_CONNECT_TIMEOUT: 'The host does not answer.',
  UND_ERR_HEADERS_TIMEOUT: 'The server took the request and did not answer.',
  UND_ERR_BODY_TIMEOUT: 'The body of the answer did not come to its end.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The server’s certificate is signed by itself.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'The server does not speak TLS on this port; use http.',
}

/** A sentence on why there is no answer. Causes are looked into, as `fetch` says no more than that it failed. */
export function reasonOf(error: unknown): string {
  const chain = causesOf(error)
  const code = chain.map((each) => each.code).find((each) => each !== undefined && words[each] !== undefined)
  if (code !== undefined) return words[code] ?? code
  const parser = chain.find((each) => each.name === 'HTTPParserError' || each.code?.startsWith('HPE_'))
  if (parser) return `What was answered is no HTTP (${parser.message}).`
  const last = chain.at(-1)
  return last ? sentence(last.message || last.name) : sentence(String(error))
}

interface Cause {
  name: string
  message: string
  code?: string
}

function causesOf(error: unknown): Cause[] {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  return [{ name: error.name, message: error.message, ...(code && { code }) }, ...causesOf(inner)]
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
