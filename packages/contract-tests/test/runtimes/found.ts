import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A runtime's executable, and why it cannot be had if it cannot. */
export interface Found {
  executable: string
  missing?: string
}

// The loader that the packaged executables name; musl has another.
const fits = process.platform === 'linux' && process.arch === 'x64' && existsSync('/lib64/ld-linux-x86-64.so.2')

/** An executable of a package. Where the packages are for, its absence is no reason to skip, and the test fails. */
export function packaged(path: string): Found {
  const executable = fileURLToPath(new URL(`node_modules/${path}`, import.meta.url))
  if (!fits) return { executable, missing: 'it is packaged for x64 Linux with glibc only' }
  const { stderr } = spawnSync(executable, ['--version'], { encoding: 'utf8' })
  const [, library] = /error while loading shared libraries: ([^:]+)/.exec(stderr ?? '') ?? []
  return library ? { executable, missing: `it needs ${library}, which this machine lacks` } : { executable }
}

const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** CHROMIUM_PATH or the machine's own browser; without them the packaged one, which comes as an archive. */
export function browser(): Found {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH) return { executable: CHROMIUM_PATH }
  // Ubuntu has a `chromium` that only says where to get one, and fails.
  const executable = browsers.find((name) => spawnSync(name, ['--version']).status === 0)
  return executable ? { executable } : packaged('@sparticuz/chromium/bin/chromium.br')
}
