import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const server = dirname(createRequire(import.meta.url).resolve('@rocketlead/mock-server/package.json'))

/** A plan that a guide asks for, and the block after it. */
const plan = /^(```sh\nnpx rocketlead-mock (sandbox-plan [^\n]+)\n```\n\n```text\n)[\s\S]*?^```$/gm

/** A guide in which each plan is followed by what the built command line prints for it. */
export const withOutputs = (guide: string): string =>
  guide.replace(plan, (_, command: string, args: string) => `${command}${outputOf(args.split(' '))}\`\`\``)

function outputOf(args: string[]): string {
  return execFileSync(process.execPath, [join(server, 'dist/cli.js'), ...args], { encoding: 'utf8' })
}
