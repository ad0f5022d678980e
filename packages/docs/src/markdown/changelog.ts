import { existsSync, readdirSync, readFileSync } from 'node:fs'

const root = `${process.cwd()}/../../`
const packages = ['client', 'mock-server', 'contract-tests']

/** What changed for users: what waits for the next release in `.changeset/`, then what was released. */
export function changelog(): string {
  const pending = readdirSync(`${root}.changeset`)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .map((file) => readFileSync(`${root}.changeset/${file}`, 'utf8').replace(/^---\n[\s\S]*?\n---\n+/, ''))
  const next = pending.length > 0 ? ['## Next release', ...pending.map(asEntry)] : []
  const [file] = packages.map((name) => `${root}packages/${name}/CHANGELOG.md`).filter((path) => existsSync(path))
  const released = file === undefined ? [] : [readFileSync(file, 'utf8').replace(/^# .*\n+/, '')]
  return [...next, ...released].join('\n\n')
}

/** Of a changeset the first line is the title, and the rest says more. */
function asEntry(changeset: string): string {
  const [title = '', ...rest] = changeset.trim().split('\n')
  return [`### ${title}`, ...rest].join('\n')
}
