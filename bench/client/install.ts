// Installs what the benchmarks need into bench/ alone, and generates what is generated from the description.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const bench = join(import.meta.dirname, '..')
const root = join(bench, '..')
const modules = join(bench, 'node_modules')
const schema = join(import.meta.dirname, 'generated/schema.ts')
const description = join(root, 'spec/dist/openapi.yaml')

export async function install(): Promise<void> {
  if (!existsSync(description) || !existsSync(join(root, 'packages/client/dist/index.js'))) {
    throw new Error('The client is not built: run `npm run build` first.')
  }
  if (isOlder(join(modules, '.package-lock.json'), join(bench, 'package-lock.json'))) {
    console.error('Installing the peers (once) ...')
    execFileSync('npm', ['ci', '--ignore-scripts', '--silent', '--no-audit', '--no-fund'], {
      cwd: bench,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
  }
  linkClient()
  if (isOlder(schema, description)) await import('./generate.ts')
}

/** As a user has it: by its name and through its `exports`. npm would install its development dependencies too. */
function linkClient(): void {
  const link = join(modules, '@rocketlead/client')
  rmSync(link, { force: true, recursive: true })
  mkdirSync(join(modules, '@rocketlead'), { recursive: true })
  symlinkSync(join(root, 'packages/client'), link, 'junction')
}

function isOlder(made: string, source: string): boolean {
  return !existsSync(made) || statSync(made).mtimeMs < statSync(source).mtimeMs
}
