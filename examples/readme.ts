import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)

/** The READMEs that show programs, by their paths in the repository. */
export const readmes = ['README.md', 'packages/client/README.md']

/** A place for a program: a comment that names its file, and the block that shows it. */
const place = /<!-- (examples\/\S+) -->\n+```ts\n([\s\S]*?)```/g

export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** A README with each of its programs as it stands in its file. */
export const written = (readme: string): string =>
  readme.replace(place, (_, file: string) => `<!-- ${file} -->\n\n\`\`\`ts\n${shown(read(file))}\`\`\``)

/** The programs that READMEs show. */
export const named = (readme: string): string[] => [...readme.matchAll(place)].map(([, file = '']) => file)

/** The programs that there are. */
export const programs: string[] = readdirSync(new URL('examples/client', root)).map((file) => `examples/client/${file}`)

/** A program without the lines before and after what it shows, when it says so. */
function shown(program: string): string {
  const [, region] = program.match(/^\/\/ #region\n([\s\S]*?)^\/\/ #endregion$/m) ?? []
  return region ?? program
}
