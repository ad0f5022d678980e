import type { Bump, Change } from '../compatibility/bump.ts'

/** What a changeset tells: a title, and the text below it. */
export interface Note {
  summary: string
  releases: readonly { name: string; type: string }[]
}

export interface Release {
  version: string
  /** The day, as YYYY-MM-DD. */
  date: string
  notes: readonly Note[]
  /** Against the last release; undefined when there was none. */
  changes: readonly Change[] | undefined
  operations: number
}

const introduction = `# Changelog

All packages have one version; what the numbers mean stands in the guide on versioning. Each release tells what is new, and then what changed in the description, operation by operation.
`

/** A changelog with a release on top of the others; the text so far may be empty. */
export function withRelease(changelog: string, release: Release): string {
  const earlier = changelog.slice(introduction.length)
  return `${introduction}\n${section(release)}\n${earlier.trim() ? `\n${earlier.trim()}\n` : ''}`
}

function section(release: Release): string {
  const notes = release.notes.map(({ summary, releases }) => note(summary, releases))
  return [`## ${release.version} (${release.date})`, ...notes, ...described(release)].join('\n\n')
}

/** Its first line is the title. */
function note(summary: string, releases: Note['releases']): string {
  const [title = '', ...text] = summary.trim().split('\n')
  const packages = releases.map(({ name }) => `\`${name}\``).join(', ')
  return [`### ${title}`, text.join('\n').trim(), `In ${packages}.`].filter(Boolean).join('\n\n')
}

function described({ changes, operations }: Release): string[] {
  if (!changes) return ['### The description', `It begins here, with ${operations} operations.`]
  const api = changes.filter((change) => change.of === 'description')
  const control = changes.filter((change) => change.of === 'control plane')
  return [
    '### The description, operation by operation',
    api.length > 0 ? bySubject(api) : 'Nothing in it changed.',
    ...(control.length > 0 ? ['### The mock server’s control plane', bySubject(control)] : []),
  ]
}

function bySubject(changes: readonly Change[]): string {
  return [...Map.groupBy(changes, ({ subject }) => subject)]
    .map(([subject, all]) => `* **${subject}**\n${all.map(line).join('\n')}`)
    .join('\n')
}

const line = ({ bump, what }: Change): string => `  * ${weight[bump]}${what}`

const weight: Record<Bump, string> = { major: '**breaking:** ', minor: '', patch: '' }
