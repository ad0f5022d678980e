import { createEngine } from '@secretlint/node'
import type { SourceFile } from '../../scripts/checks/structure/files.ts'
import { saying } from '../../scripts/checks/structure/words.ts'

const preset = {
  id: '@secretlint/secretlint-rule-preset-recommend',
  rules: [
    {
      id: '@secretlint/secretlint-rule-basicauth',
      // Names that end so are nobody's: tests use them to show that a password in an address is refused.
      options: { allows: ['/@[\\w.-]+\\.(?:test|example|invalid)\\b/'] },
    },
  ],
}

/** A key of the service itself; what tests and examples use is shorter, or begins with `rl_test_`. */
const liveKey = /\brl_live_\w{16,}/

/** Keys, tokens and passwords that stand in files, each as `path:line: what it is`; the secret itself is masked. */
export async function findSecrets(files: SourceFile[]): Promise<string[]> {
  const engine = await createEngine({
    cwd: import.meta.dirname,
    formatter: 'json',
    color: false,
    maskSecrets: true,
    configFileJSON: { rules: [preset] },
  })
  const found: string[] = []
  for (const { path, text } of files) {
    const { ok, output } = await engine.executeOnContent({ content: text, filePath: path })
    if (!ok) found.push(...messagesIn(output, path))
  }
  return [...found, ...saying(files, liveKey).map((place) => place.replace(/rl_live_\w+/, 'a live key of Rocketlead'))]
}

interface Report {
  messages: { message: string; loc: { start: { line: number } } }[]
}

function messagesIn(output: string, path: string): string[] {
  const reports: Report[] = JSON.parse(output)
  return reports.flatMap(({ messages }) => messages.map(({ message, loc }) => `${path}:${loc.start.line}: ${message}`))
}
