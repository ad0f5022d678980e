import type { Operation } from '../description/description.ts'
import type { ReceivedResponse, SentRequest } from '../exchange/exchange.ts'

/** Why an answer to a harmless GET shows that this is not the API, or not with this key, and what to do about it. */
export function unfitAnswer(
  operation: Operation,
  { url }: SentRequest,
  { status, headers }: ReceivedResponse,
  baseUrl: string,
  hasKey: boolean,
): string | undefined {
  const answers = `${baseUrl} answers ${status} to GET ${operation.path}`
  if (status === 401 || status === 403)
    return hasKey
      ? `${baseUrl} refuses the API key: it answers ${status} to GET ${operation.path}. Use a key that is valid there.`
      : `${answers} without an API key. Give one with ROCKETLEAD_API_KEY or --api-key (apiKey in a program).`
  if (status === 404 && !operation.path.includes('{'))
    return `${answers}, as if the API were not there. Correct the path or the port of the base URL.`
  if (status >= 500) return `${answers}. The server is broken, or what it needs is not there: look into its log.`
  if (status >= 300 && status < 400 && headers.location !== undefined && !isDescribed(operation, status))
    return `${answers}, a redirect to ${placeOf(headers.location, url)}, which is not followed. Correct the base URL.`
  if (isWebPage(operation, headers)) return `${answers} with a web page, not with the API. Correct the base URL.`
  return undefined
}

const isDescribed = ({ responses }: Operation, status: number): boolean =>
  Object.hasOwn(responses, status) || Object.hasOwn(responses, `${Math.floor(status / 100)}XX`)

function isWebPage({ responses }: Operation, headers: Record<string, string>): boolean {
  const isMeant = Object.values(responses).some(({ media }) => media.some(({ type }) => type === 'text/html'))
  return !isMeant && /^text\/html\b/i.test(headers['content-type'] ?? '')
}

/** An address without its query, which may hold what nobody else is to read. */
function placeOf(location: string, base: string): string {
  if (!URL.canParse(location, base)) return 'an address that is none'
  const { origin, pathname } = new URL(location, base)
  return origin + pathname
}
