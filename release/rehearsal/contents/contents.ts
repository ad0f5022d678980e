import { readFileSync } from 'node:fs'
import type { Published } from '../published.ts'
import { filesOf } from '../tarball.ts'

/** What a package's tarball says; all of it is text. */
export interface Contents extends Pick<Published, 'name' | 'version' | 'manifest'> {
  /** Text by path, such as `dist/index.js`. */
  files: ReadonlyMap<string, string>
}

export function contentsOf({ name, version, manifest, tarball }: Published): Contents {
  const files = [...filesOf(readFileSync(tarball))].map(([path, bytes]) => [path, bytes.toString('utf8')] as const)
  return { name, version, manifest, files: new Map(files) }
}
