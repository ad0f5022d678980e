// Asks the registry what is known of the versions in the lockfiles: `npm run audit`.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/paths.ts'
import { readExceptions } from './audit/exceptions.ts'
import { type Answer, readAnswer } from './audit/reports.ts'
import { judge } from './audit/verdict.ts'

const exceptions = readExceptions(readFileSync(join(import.meta.dirname, 'advisories.yaml'), 'utf8'))
const answers = [
  ask('the workspace', root, process.execPath, [join(root, 'node_modules/pnpm/bin/pnpm.mjs'), 'audit']),
  ask('the benchmarks', join(root, 'bench'), 'npm', ['audit']),
]
const { lines, exitCode } = judge(answers, exceptions, new Date().toISOString().slice(0, 10))
console.log(lines.join('\n'))
process.exitCode = exitCode

function ask(of: string, cwd: string, command: string, args: string[]): Answer {
  // npm is a command file on Windows, which only a shell starts.
  const shell = command === 'npm' && process.platform === 'win32'
  const { stdout, stderr, error } = spawnSync(command, [...args, '--json'], {
    cwd,
    shell,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return readAnswer(of, error ? { stdout: '', stderr: error.message } : { stdout, stderr })
}
