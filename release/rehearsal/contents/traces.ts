import type { Contents } from './contents.ts'

/** Where it was made; what of it must not be published. */
export interface Machine {
  /** Folders that paths in a text must not begin with, each with a slash at its end. */
  folders: readonly string[]
  /** Registries that packages come from while it is made, as URLs. */
  registries: readonly string[]
}

/** Where people have their files. */
const homes = ['/home/', '/root/', '/tmp/', '/Users/', 'C:\\Users\\']

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** A path in a text begins where no name ends, or it would be a part of an address. */
const beginning = (folders: readonly string[]) => new RegExp(`(?<![\\w.-])(?:${folders.map(escaped).join('|')})`)

const host = (url: string) => new URL(url).host

/** Traces in a package of the machine that made it. */
export function traces({ name, files }: Contents, { folders, registries }: Machine): string[] {
  const hosts = registries.map((url) => escaped(host(url)))
  const signs = [
    { sign: beginning([...homes, ...folders]), of: 'a path of a machine' },
    { sign: new RegExp(['\\bregistry\\.[\\w-]+\\.\\w+', ...hosts].join('|')), of: 'the address of a registry' },
    { sign: /[#@] ?sourceMappingURL=/, of: 'a link to a source map' },
  ]
  return [...files].flatMap(([file, text]) =>
    signs.flatMap(({ sign, of }) => {
      const at = text.search(sign)
      return at < 0 ? [] : [`${name} has ${of} in ${file}, line ${lineOf(text, at)}: ${excerpt(text, at)}`]
    }),
  )
}

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length
const excerpt = (text: string, at: number) => text.slice(at, at + 80).split('\n')[0]
