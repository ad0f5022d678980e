import type { Argument, ValuesOf } from './arguments.ts'

export interface Option<Value = unknown> extends Argument<Value> {
  group: 'Address' | 'Worlds' | 'Time' | 'Answers' | 'Output'
}

const on = { must: 'be given without a value', read: () => true }

/** In the order in which help tells of them. */
export const options = {
  port: {
    group: 'Address',
    takes: 'N',
    about: 'port to listen on (default: PORT of the environment, else 4010); 0 takes any free one',
    ...wholeNumber(65_535),
  },
  host: {
    group: 'Address',
    takes: 'NAME',
    about: 'address to listen on (default 127.0.0.1: this machine only)',
    ...text('a name or an address, such as 0.0.0.0 for all addresses of this machine'),
  },
  data: {
    group: 'Worlds',
    takes: 'DIR',
    about: 'keep the workspaces in this directory (default: in memory)',
    ...text('a directory, such as .rocketlead'),
  },
  world: {
    group: 'Worlds',
    takes: 'NAME',
    about: 'what a workspace begins with: empty (default), demo or busy',
    ...oneOf('empty', 'demo', 'busy'),
  },
  seed: {
    group: 'Worlds',
    takes: 'N',
    about: 'seed of chance, 0 to 4294967295 (default 0); the same seed gives the same answers',
    ...wholeNumber(4_294_967_295),
  },
  'max-workspaces': {
    group: 'Worlds',
    takes: 'N',
    about:
      'with --data, how many workspaces are open at a time (default 256); in memory, how many there may be (default 10000)',
    must: 'be a whole number from 1 on',
    read: (value: string) => (/^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined),
  },
  clock: {
    group: 'Time',
    takes: 'MODE',
    about: 'running (default), or frozen: time moves only when the control plane moves it',
    ...oneOf('running', 'frozen'),
  },
  speed: {
    group: 'Time',
    takes: 'N',
    about: 'how many times as fast as the time of this machine a running clock goes, 0.001 to 1000000 (default 1)',
    must: 'be a number from 0.001 to 1000000',
    read: (value: string) => (Number(value) >= 0.001 && Number(value) <= 1_000_000 ? Number(value) : undefined),
  },
  now: {
    group: 'Time',
    takes: 'TIME',
    about: 'when the time of a new workspace begins (default: now; 2026-01-05T14:00:00Z when frozen)',
    must: 'be a time with its zone, such as 2026-03-02T09:00:00Z',
    read: readTime,
  },
  'rate-limit': {
    group: 'Answers',
    takes: '[N/SECONDS]',
    bare: '120/60',
    about: 'answer 429 to more than N requests of a key in so many seconds (default: no limit; without a value 120/60)',
    must: 'be requests/seconds in whole numbers from 1 on, such as 120/60',
    read: readRateLimit,
  },
  'error-format': {
    group: 'Answers',
    takes: 'FORMAT',
    about: 'problem (RFC 9457, default), or fastify, as the service itself may write them',
    ...oneOf('problem', 'fastify'),
  },
  'no-validate-responses': {
    group: 'Answers',
    about: 'do not hold answers against the description before they are sent',
    ...on,
  },
  log: {
    group: 'Output',
    takes: 'FORMAT',
    about: 'text (default), or json: one object a line, the first with the address',
    ...oneOf('text', 'json'),
  },
  events: {
    group: 'Output',
    about: 'also log what happens in the workspaces, such as message.sent',
    ...on,
  },
  quiet: {
    group: 'Output',
    about: 'print where it listens and nothing else; errors still go to stderr',
    ...on,
  },
  help: { group: 'Output', short: 'h', about: 'print this', ...on },
  version: { group: 'Output', short: 'v', about: 'print the version', ...on },
} as const satisfies Record<string, Option>

export type OptionName = keyof typeof options

export type Given = ValuesOf<typeof options>

function wholeNumber(most: number) {
  const read = (value: string) => (/^\d+$/.test(value) && Number(value) <= most ? Number(value) : undefined)
  return { must: `be a whole number from 0 to ${most}`, read }
}

function oneOf<const Choice extends string>(...choices: Choice[]) {
  const read = (value: string) => choices.find((choice) => choice === value)
  return { must: `be ${choices.join(' or ')}`, read }
}

function text(what: string) {
  return { must: `be ${what}`, read: (value: string) => value || undefined }
}

function readTime(value: string): Date | undefined {
  const isWritten = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.test(value)
  return isWritten && !Number.isNaN(Date.parse(value)) ? new Date(value) : undefined
}

function readRateLimit(value: string) {
  const [, limit, perSeconds] = value.match(/^([1-9]\d{0,8})\/([1-9]\d{0,8})$/) ?? []
  return limit && perSeconds ? { limit: Number(limit), perSeconds: Number(perSeconds) } : undefined
}
