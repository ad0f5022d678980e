import type { Argument } from './arguments.ts'

const width = 80
/** Where the texts of the options begin. */
const column = 28

/** What help says of an option. */
export function lineOf(name: string, { short, takes, about }: Argument): string {
  const names = short ? `-${short}, --${name}` : `--${name}`
  return row(takes ? `${names} ${takes}` : names, about)
}

/** A name and what it is for, wrapped. */
export function row(name: string, about: string): string {
  const [first = '', ...rest] = wrapped(about, width - column)
  return [`  ${name}`.padEnd(column) + first, ...rest.map((line) => ' '.repeat(column) + line)].join('\n')
}

/** Lines of at most so many characters. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
