import { type OptionName, options } from '../cli/options.ts'
import { day } from '../domain/time.ts'
import type { CoreOptions } from '../index.ts'
import { limitsOf } from './limits.ts'
import { checkOperator, type OperatorBindings } from './operator.ts'
import type { ObjectNamespace } from './runtime.ts'

/** What a Worker is given: where its objects are, and its settings as texts. */
export interface Bindings extends OperatorBindings {
  WORKSPACES: ObjectNamespace
  CLOCK?: string
  SPEED?: string
  SEED?: string
  WORLD?: string
  NOW?: string
  RATE_LIMIT?: string
  ERROR_FORMAT?: string
  VALIDATE_RESPONSES?: string
  MAX_REQUESTS?: string
  MAX_ROWS?: string
  MAX_BYTES?: string
  MAX_EVENTS?: string
  EXPIRES_AFTER?: string
}

export type Settings = Pick<
  CoreOptions,
  'clock' | 'speed' | 'seed' | 'world' | 'start' | 'rateLimit' | 'errorFormat' | 'validateResponses'
>

type Given = Omit<Bindings, 'WORKSPACES'>
type Name = Exclude<keyof Given, 'STATISTICS'>

/**
 * The settings, which are named and written as the options of the command line.
 *
 * @throws RangeError that says which one is wrong and what it must be
 */
export function settingsOf(bindings: Given): Settings {
  return {
    clock: settingOf('CLOCK', 'clock', bindings) ?? 'running',
    speed: settingOf('SPEED', 'speed', bindings) ?? 1,
    seed: settingOf('SEED', 'seed', bindings) ?? 0,
    world: settingOf('WORLD', 'world', bindings) ?? 'empty',
    start: settingOf('NOW', 'now', bindings),
    rateLimit: settingOf('RATE_LIMIT', 'rate-limit', bindings),
    errorFormat: settingOf('ERROR_FORMAT', 'error-format', bindings) ?? 'problem',
    validateResponses: isOn(bindings.VALIDATE_RESPONSES),
  }
}

/** @throws RangeError that says which binding is wrong and what it must be */
export function checkBindings(bindings: Given): void {
  settingsOf(bindings)
  limitsOf(bindings)
  idleOf(bindings)
  checkOperator(bindings)
}

/**
 * For how many milliseconds a workspace stays that nobody uses.
 *
 * @throws RangeError when it is no number of days
 */
export function idleOf({ EXPIRES_AFTER: text }: Pick<Bindings, 'EXPIRES_AFTER'>): number {
  if (text === undefined || text === '') return 30 * day
  const days = /^\d{1,4}(\.\d{1,6})?$/.test(text) ? Number(text) : 0
  if (days > 0) return days * day
  throw new RangeError(`EXPIRES_AFTER must be a number of days above 0, up to 9999, not "${text}".`)
}

function settingOf<Option extends OptionName>(name: Name, option: Option, bindings: { [name in Name]?: string }) {
  const text = bindings[name]
  if (text === undefined || text === '') return undefined
  const { read, must } = options[option]
  const value = read(text)
  if (value === undefined) throw new RangeError(`${name} must ${must}, not "${text}".`)
  return value as ReturnType<(typeof options)[Option]['read']> // TypeScript loses which option it is
}

function isOn(text: string | undefined): boolean {
  if (text === undefined || text === '' || text === 'true') return true
  if (text === 'false') return false
  throw new RangeError(`VALIDATE_RESPONSES must be true or false, not "${text}".`)
}
