/** What values of options have to be, and how they are read. */

export function on() {
  return { must: 'be given without a value', read: () => true }
}

export function text(what: string) {
  return { must: `be ${what}`, read: (value: string) => value || undefined }
}

export function oneOf<const Choice extends string>(...choices: readonly Choice[]) {
  const read = (value: string) => choices.find((choice) => choice === value)
  return { must: `be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`, read }
}

export function named(what: string, names: readonly string[]) {
  return { must: `be ${what}: ${names.join(', ')}`, read: (value: string) => names.find((name) => name === value) }
}

export function wholeNumber(least: number, most: number) {
  const read = (value: string) => (/^\d+$/.test(value) ? within(Number(value), least, most) : undefined)
  return { must: `be a whole number from ${least} to ${most}`, read }
}

export function number(least: number, most: number) {
  const read = (value: string) => (/^\d+(\.\d+)?$/.test(value) ? within(Number(value), least, most) : undefined)
  return { must: `be a number from ${least} to ${most}`, read }
}

const milliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const
type Unit = keyof typeof milliseconds
const isUnit = (text: string): text is Unit => Object.hasOwn(milliseconds, text)

/** The longest that a timer of Node.js can wait for, in milliseconds. */
const longest = 2 ** 31 - 1

/** A time above zero, in the unit that a bare number has. */
export function duration(unit: Unit, examples: string) {
  function read(value: string): number | undefined {
    const [, amount, named = unit] = value.match(/^(\d+(?:\.\d+)?)(ms|s|m|h)?$/) ?? []
    if (!amount || !isUnit(named)) return undefined
    const time = within(Number(amount) * milliseconds[named], 1, longest)
    return time && time / milliseconds[unit]
  }
  return { must: `be a time, such as ${examples}`, read }
}

/** An address that calls can be made under, without the slash at its end. */
export function address(example: string) {
  function read(value: string): string | undefined {
    if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined
    const { href, username, password, search, hash } = new URL(value)
    return username || password || search || hash ? undefined : href.replace(/\/+$/, '')
  }
  return { must: `be an http or https address without user, query and fragment, such as ${example}`, read }
}

export function header(example: string) {
  function read(value: string): { name: string; value: string } | undefined {
    const [, name, text] = value.match(/^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\x20-\x7e]*\S)\s*$/) ?? []
    return name && text ? { name, value: text } : undefined
  }
  return { must: `be a header, such as '${example}'`, read }
}

export function key() {
  const read = (value: string) => (/^[\x21-\x7e]+$/.test(value) ? value : undefined)
  return { must: 'be characters as a header may have them, without spaces', read }
}

const within = (value: number, least: number, most: number): number | undefined =>
  value >= least && value <= most ? value : undefined
