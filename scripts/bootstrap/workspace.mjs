import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folders of the workspace's packages, relative to the root; the same as in pnpm-workspace.yaml, which a script
 * without dependencies cannot read.
 * @param {string} root
 */
export function packageFolders(root) {
  const nested = readdirSync(join(root, 'packages'))
    .sort()
    .map((name) => join('packages', name))
  return ['spec', 'scripts', 'examples', 'release', ...nested].filter((folder) =>
    existsSync(join(root, folder, 'package.json')),
  )
}
