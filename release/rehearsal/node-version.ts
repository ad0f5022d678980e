import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'

/** The version of a Node, such as `24.21.0`; a sentence is thrown if there is none. */
export function versionOf(node: string): string {
  if (!/^node(?:\.exe)?$/i.test(basename(node)))
    throw new Error(`"${node}" is not named node, and what it starts would not find it. Name the file of a Node.`)
  const { stdout, error } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  const [, version] = /^v(\d+\.\d+\.\d+)/.exec(stdout ?? '') ?? []
  if (!version) throw new Error(`"${node}" is no Node that runs here: ${error?.message ?? 'it tells no version'}.`)
  return version
}

/** Whether a version is what a range such as `>=20.19` asks for. */
export function satisfies(version: string, range: string): boolean {
  const [, least] = /^>=(\d+(?:\.\d+){0,2})$/.exec(range) ?? []
  if (!least) throw new Error(`"${range}" is no range of the form ">=20.19".`)
  return version.localeCompare(least, 'en', { numeric: true }) >= 0
}
