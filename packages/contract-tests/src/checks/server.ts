import { type Check, held } from './check.ts'

export const noServerError: Check = ({ trial: { expect }, response: { status, text } }) => {
  if (status < 500 || (expect.kind === 'provoked' && expect.status === status)) return held
  return {
    check: 'no-server-error',
    message: `The server failed with ${status}.`,
    expected: 'a status below 500',
    actual: `${status} ${text.slice(0, 200)}`,
  }
}

export const responseTime: Check = ({ maxResponseTime, response: { milliseconds } }) => {
  if (maxResponseTime === undefined) return undefined
  if (milliseconds <= maxResponseTime) return held
  return {
    check: 'response-time',
    message: `The answer took longer than ${maxResponseTime} ms.`,
    expected: `at most ${maxResponseTime} ms`,
    actual: `${Math.round(milliseconds)} ms`,
  }
}

/** How runtimes write where they were when something failed. */
const traces: readonly RegExp[] = [
  /\n\s+at .+[(\s/\\][\w./\\-]+:\d+:\d+\)?/, // JavaScript
  /\bat [\w$.<>]+ ?\((?:file:|node:|\/|[A-Z]:\\)[^)]+:\d+:\d+\)/,
  /Traceback \(most recent call last\)/, // Python
  /^\s*at [\w$.]+\([\w$]+\.(?:java|kt|scala):\d+\)/m, // the JVM
  /\bgoroutine \d+ \[running\]/, // Go
  /\.rb:\d+:in [`']/, // Ruby
  /#\d+ \S+\.php\(\d+\)/, // PHP
  /\bat \S+\(.*\) in \S+\.cs:line \d+/, // .NET
]

export const noSecrets: Check = ({ apiKey, response: { text, headers } }) => {
  const all = `${text}\n${Object.values(headers).join('\n')}`
  if (apiKey !== undefined && writtenForms(apiKey).some((form) => all.includes(form)))
    return { check: 'no-secrets', message: 'The answer holds the API key.', expected: 'no key', actual: 'the key' }
  const trace = traces.map((pattern) => pattern.exec(unescaped(text))?.[0]).find((found) => found !== undefined)
  if (trace === undefined) return held
  return {
    check: 'no-secrets',
    message: 'The answer holds a stack trace.',
    expected: 'no stack trace',
    actual: trace.trim().slice(0, 200),
  }
}

const known = new Map<string, string[]>()

/**
 * A key as it may stand in an answer: as it is, and what is the same of it wherever it stands in something in base64, such
 * as a cursor. A key that is short may be a word by chance, and is not looked for.
 */
function writtenForms(key: string): string[] {
  const before = known.get(key)
  if (before) return before
  const inner = [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.from('.'.repeat(offset) + key).toString('base64url')
    const firm = encoded.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + key.length) * 8) / 6))
    return [firm, firm.replaceAll('-', '+').replaceAll('_', '/')]
  })
  const forms = key.length < 8 ? [] : [key, ...new Set(inner)]
  known.set(key, forms)
  return forms
}

/** Line ends in JSON stand there as `\n`. */
const unescaped = (text: string): string => text.replaceAll('\\n', '\n')
