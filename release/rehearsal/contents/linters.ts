import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { root } from '../../../scripts/paths.ts'
import { run } from '../process.ts'
import type { Published } from '../published.ts'

/** What publint says of a tarball. */
export async function publintFindings({ name, tarball }: Published): Promise<string[]> {
  const file = readFileSync(tarball)
  const { messages, pkg = {} } = await publint({ pack: { tarball: bytesOf(file) }, strict: true })
  return messages.map((message) => `${name}: ${formatMessage(message, pkg, { color: false }) ?? message.code}`)
}

/** A buffer may be a view of a larger one. */
const bytesOf = (file: Buffer) => new Uint8Array(file).buffer

/** Whether a package says where its types are. */
export const promisesTypes = ({ manifest }: Published) =>
  Object.values(manifest.exports ?? {}).some((entry) => typeof entry === 'object' && 'types' in entry)

/** What attw says of a tarball that has types, to those who use ES modules. */
export async function attwFindings(published: Published): Promise<string[]> {
  const attw = join(root, 'release/node_modules/@arethetypeswrong/cli/dist/index.js')
  const args = [attw, published.tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color']
  const { code, output } = await run(process.execPath, args, { cwd: root })
  // It is content with a package whose types are all missing.
  if (code === 0 && !output.includes('does not contain types')) return []
  return [`attw finds in ${published.name}:\n${output.trim()}`]
}
