import { existsSync, readdirSync, readFileSync } from 'node:fs'

const root = `${process.cwd()}/../../`

/** What changed for users: what waits for the next release in `.changeset/`, then what was released. */
export function changelog(): string {
  const pending = readdirSync(`${root}.changeset`)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .map((file) => readFileSync(`${root}.changeset/${file}`, 'utf8').replace(/^---\n[\s\S]*?\n---\n+/, ''))
  const next = pending.length > 0 ? ['## Next release', ...pending.map(asEntry)] : []
  return [...next, ...released()].join('\n\n')
}

/** The releases; their title and what is said of all of them, the guide says itself. */
function released(): string[] {
  const file = `${root}CHANGELOG.md`
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  return [text.slice(text.indexOf('\n## ')).trim()]
}

/** Of a changeset the first line is the title, and the rest says more. */
function asEntry(changeset: string): string {
  const [title = '', ...rest] = changeset.trim().split('\n')
  return [`### ${title}`, ...rest].join('\n')
}
