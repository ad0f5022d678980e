import type { Option, Options } from './option.ts'

const width = 80
/** Where the texts of the options begin. */
const column = 30

/** Rows of names and what they are for, under a heading. */
export interface Section {
  heading: string
  rows: readonly (readonly [name: string, about: string])[]
}

/** Options by group, each with its names and its value. */
export function optionSections(options: Options): Section[] {
  const all = Object.entries(options)
  const groups = [...new Set(all.map(([, { group }]) => group))]
  return groups.map((heading) => ({
    heading,
    rows: all
      .filter(([, { group }]) => group === heading)
      .map(([name, option]) => [namesOf(name, option), option.about]),
  }))
}

export const helpText = (head: string, sections: readonly Section[]): string =>
  [head, ...sections.map(({ heading, rows }) => `${heading}\n${rows.map(rowOf).join('\n')}`)].join('\n\n')

function namesOf(name: string, { short, takes }: Option): string {
  const names = short ? `-${short}, --${name}` : `--${name}`
  return takes ? `${names} ${takes}` : names
}

function rowOf([name, about]: readonly [string, string]): string {
  const [first = '', ...rest] = wrapped(about, width - column)
  const shown = `  ${name}`
  // A name that leaves no space before its text has a line of its own.
  const begin = shown.length < column ? shown.padEnd(column) : `${shown}\n${' '.repeat(column)}`
  return [begin + first, ...rest.map((line) => ' '.repeat(column) + line)].join('\n')
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
