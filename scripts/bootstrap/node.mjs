import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The Node to run everything with: the one pinned in the lockfile, else this one when it is 24 or newer.
 * @param {string} root
 * @returns {string | undefined} the path of its executable
 */
export function findNode(root) {
  const pinned = pinnedNode(root, process.platform, process.arch)
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined
}

/**
 * Where the pinned Node of a platform is installed, whether or not there is one.
 * @param {string} root
 * @param {string} platform
 * @param {string} arch
 */
export function pinnedNode(root, platform, arch) {
  const windows = platform === 'win32'
  return join(root, 'node_modules', `node-${windows ? 'win' : platform}-${arch}`, 'bin', windows ? 'node.exe' : 'node')
}
