import { RocketleadError } from './errors.ts'
import type { Hooks } from './hooks.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** What a log is written to: `console` is one. */
export type Logger = Record<LogLevel, (message: string, details?: object) => void>

const levels: LogLevel[] = ['debug', 'info', 'warn', 'error']

/** Headers that let somebody in. */
const secret = /auth|cookie|key|token|secret|pass/i

/**
 * Hooks that write a log: `new Rocketlead({ hooks: [logTo(console)] })`. At `error` calls that failed, at `warn` also
 * repeated attempts, at `info` every answer, at `debug` every request with its headers. Neither keys nor bodies nor
 * queries get into it, but the reason that a failed answer gives does, which may repeat them.
 *
 * @param level what is written: this and all that is more serious
 * @throws RocketleadError when there is no such level
 */
export function logTo(logger: Logger, level: LogLevel = 'warn'): Hooks {
  if (!levels.includes(level))
    throw new RocketleadError(`There is no log level "${level}": it is one of ${levels.join(', ')}.`)
  const log = (at: LogLevel, message: string, details?: object) => {
    if (levels.indexOf(at) >= levels.indexOf(level)) logger[at](message, ...(details ? [details] : []))
  }
  return {
    onRequest: ({ method, path, attempts, headers }) =>
      log('debug', `${method} ${path}, attempt ${attempts}`, Object.fromEntries([...headers].map(shown))),
    onResponse: ({ method, path, status, requestId = '', milliseconds }) =>
      log('info', `${method} ${path} ${status} ${Math.round(milliseconds)} ms ${requestId}`.trim()),
    onRetry: ({ error, delay }) => log('warn', `${messageOf(error)} (Again in ${Math.round(delay)} ms.)`),
    onError: ({ error }) => log('error', messageOf(error)),
  }
}

const shown = ([name, value]: [string, string]) => [name, secret.test(name) ? '[redacted]' : value]

const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'The call failed.')
