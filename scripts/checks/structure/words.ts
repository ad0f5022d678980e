import type { SourceFile } from './files.ts'

/** Places that say what they must not: `path:line: the words`. */
export const saying = (files: SourceFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const words = pattern.exec(line)?.[0]
      return words ? [`${path}:${index + 1}: ${words}`] : []
    }),
  )

/** The file without the lines that are nothing but a comment; the others keep their numbers. */
export const withoutComments = ({ path, text }: SourceFile): SourceFile => ({
  path,
  text: text.replaceAll(/^\s*(?:\/\/|\/\*|\*).*$/gm, ''),
})

/** What gives another answer every time that it is asked, or comes when it likes. */
export const clockOrChance =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bset(?:Timeout|Interval|Immediate)\(|\brandomUUID\(|\bgetRandomValues\(|\bperformance\.now\(/

/** Folders that exist on somebody's machine only. */
export const machinePath = /(?<![\w.~}#-])(?:\/(?:home|Users|root|work|workspace|builds|mnt)\/[\w.-]+|[A-Z]:\\Users\\)/

/** Registries by name, and what only a lockfile or a key for one holds. */
export const registry =
  /\bregistry\.(?:npmjs|yarnpkg)\b|\bnpm\.pkg\.github\b|[:]4873\b|\btarball: *["']?https?:|_authToken\s*=/
