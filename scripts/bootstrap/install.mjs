import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders } from './workspace.mjs'

/**
 * Installs the dependencies when what they depend on has changed since the last time.
 * @param {string} root
 * @param {string[]} without workspace packages whose dependencies can wait
 * @returns {Promise<string | undefined>} a sentence when it failed
 */
export async function install(root, without = []) {
  const stamp = join(root, 'node_modules', '.installed')
  const whole = fingerprint(root)
  const wanted = [whole, ...without].join(' without ')
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (installed === whole || installed === wanted) return undefined

  console.error('Installing dependencies (the first time takes about a minute) ...')
  const started = Date.now()
  const { code, output } = await pnpmInstall(root, without)
  if (code !== 0) return installFailure(output)

  writeFileSync(stamp, wanted)
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
  return undefined
}

/**
 * One sentence on why an install failed, after the tool's own words.
 * @param {string} output
 */
export function installFailure(output) {
  const words = output.trim().split('\n').slice(-15).join('\n')
  return `${words}\n${reason(output)}`
}

/** @param {string} output */
function reason(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL|dns error|error sending request|network request/i.test(
      output,
    )
  ) {
    return 'The dependencies could not be installed: there is no network, or the npm registry cannot be reached.'
  }
  if (/OUTDATED_LOCKFILE|frozen-lockfile|LOCKFILE_CONFIG_MISMATCH/i.test(output)) {
    return 'The dependencies could not be installed: pnpm-lock.yaml does not match the package.json files; run pnpm install and keep the new lockfile.'
  }
  return 'The dependencies could not be installed; the reason is above.'
}

/**
 * A hash of everything that decides what is installed.
 * @param {string} root
 */
function fingerprint(root) {
  const manifests = ['.', ...packageFolders(root)].map((folder) => join(folder, 'package.json'))
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs', ...manifests]) {
    hash.update(file).update(withoutVersion(readFileSync(join(root, file), 'utf8')))
  }
  return hash.digest('hex')
}

/** A package's own version says nothing of what it depends on. @param {string} text */
const withoutVersion = (text) => text.replace(/^ {2}"version": .*\n/m, '')

/**
 * @param {string} root
 * @param {string[]} without
 * @returns {Promise<{ code: number, output: string }>}
 */
function pnpmInstall(root, without) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const windows = process.platform === 'win32'
  // Without a network, say so after seconds; npm would try for a minute, pnpm for every package in turn.
  const env = {
    ...process.env,
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '4000',
    pnpm_config_fetch_retries: '1',
    pnpm_config_fetch_retry_mintimeout: '200',
    pnpm_config_fetch_retry_maxtimeout: '200',
  }
  const filters = without.map((name) => `--filter=!${name}`)
  const args = ['-y', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only', ...filters]
  return new Promise((resolve) => {
    // npx is a command file on Windows, which only a shell starts.
    const child = spawn(windows ? 'npx.cmd' : 'npx', args, {
      cwd: root,
      env,
      shell: windows,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    /** @param {Buffer} chunk */
    const collect = (chunk) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
