import { spawnSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The machine's browser: the one that CHROMIUM_PATH names, or one that is installed and can be started. */
export const executablePath: string | undefined =
  process.env.CHROMIUM_PATH ?? names.find((name) => spawnSync(name, ['--version']).status === 0)

/** Why tests that need a browser are skipped, for their titles. */
export const missing = executablePath === undefined ? ' (skipped: no Chromium is installed, see the README)' : ''

// The title of a skipped test is not shown.
if (missing) console.warn('Tests in a browser are skipped: no Chromium is installed, see the README.')

let launched: Promise<Browser> | undefined

/**
 * The browser of this worker, started by the first test that needs it: to start one takes three seconds of a processor.
 * It ends with the worker, so nobody closes it; what a test opens in it, that test closes.
 */
export function sharedBrowser(): Promise<Browser> {
  launched ??= chromium.launch({
    // Playwright wants a path; a bare name is found by the shell's rules.
    executablePath: pathOf(executablePath ?? ''),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  return launched
}

function pathOf(name: string): string {
  if (name.includes('/') || process.platform === 'win32') return name
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
}
