import type { Contents } from './contents.ts'
import { licenceOf, listed } from './files.ts'

export interface Bundled {
  name: string
  version: string
}

/** What the bundler writes above the code of each file: its path, of which the last folder of packages counts. */
const origin = /^\/\/(?:#region)? ?(\S*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\/\S*)$/gm

/** The packages whose code is in a package, by what the bundler says, sorted by name. */
export function bundledIn({ files }: Pick<Contents, 'files'>): Bundled[] {
  const found = new Map<string, Bundled>()
  for (const text of files.values())
    for (const [, path = '', name = ''] of text.matchAll(origin))
      found.set(name, { name, version: versionIn(path, name) })
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** pnpm's folder of a package is named after it and its version: `.pnpm/@scope+name@1.2.3_peer@4.5.6`. */
function versionIn(path: string, name: string): string {
  const folder = `/.pnpm/${name.replace('/', '+')}@`
  const [version = ''] = path.slice(path.lastIndexOf(folder) + folder.length).split(/[_(/]/)
  return version
}

/** Code of others that is not listed, or whose licence is missing. */
export function wrongBundles(contents: Contents): string[] {
  const { name, files } = contents
  const wanted = listed[name]?.bundles ?? []
  const found = bundledIn(contents).map((each) => each.name)
  const unlisted = found.filter((each) => !wanted.includes(each))
  const absent = wanted.filter((each) => !found.includes(each))
  const unlicensed = found.filter((each) => !/^Copyright|\bCopyright \(c\)/im.test(files.get(licenceOf(each)) ?? ''))
  return [
    ...unlisted.map(
      (each) => `${name} has code of ${each} in it, which release/rehearsal/contents/files.ts does not list.`,
    ),
    ...absent.map(
      (each) => `${name} has no code of ${each} in it, though release/rehearsal/contents/files.ts lists it.`,
    ),
    ...unlicensed.map((each) => `${name} has code of ${each} in it, but not its licence in ${licenceOf(each)}.`),
  ]
}
