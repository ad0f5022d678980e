// Installs what the benchmarks need into bench/ alone.
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const bench = import.meta.dirname

/** On first use, and when the lockfile has changed since. */
export function install(): void {
  if (!isOlder(join(bench, 'node_modules/.package-lock.json'), join(bench, 'package-lock.json'))) return
  console.error('Installing the peers (once) ...')
  execFileSync('npm', ['ci', '--ignore-scripts', '--silent', '--no-audit', '--no-fund'], {
    cwd: bench,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}

export function isOlder(made: string, source: string): boolean {
  return !existsSync(made) || statSync(made).mtimeMs < statSync(source).mtimeMs
}
