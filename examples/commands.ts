/** What a guide tells its reader to type, and what it says of the answer. */
export interface Commands {
  shell: string
  /** Whether the guide shows a failure on purpose. */
  fails: boolean
  /** What the answer holds, among others. */
  answer: unknown
}

const block = /^```(sh|sh error|json)\n([\s\S]*?)^```$/gm

/** The blocks of a guide that go into a shell; a block of JSON is a part of the answer to the one before it. */
export function commandsOf(guide: string): Commands[] {
  const commands: Commands[] = []
  for (const [, kind, text = ''] of guide.matchAll(block)) {
    const before = commands.at(-1)
    if (kind !== 'json') commands.push({ shell: text, fails: kind === 'sh error', answer: undefined })
    else if (before) before.answer = JSON.parse(text)
  }
  return commands
}

/** What stands between the outputs of two blocks. */
export const separator = '\x1e'

/**
 * All blocks as one script, which ends where a call fails that should not. What would install, serve or run a program
 * is left out: the server is there, and programs are run by themselves.
 */
export const scriptOf = (commands: Commands[]): string => `
set -euo pipefail
curl() { command curl --silent --show-error --fail-with-body --max-time 30 "$@"; }
npm() { :; }
npx() { :; }
node() { :; }
${commands.map(({ shell, fails }) => (fails ? failing(shell) : shell)).join(`printf '${separator}'\n`)}`

const failing = (shell: string) => `if\n${shell}then\n  echo 'This was to fail:' ${quoted(shell)} >&2\n  exit 1\nfi\n`

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
