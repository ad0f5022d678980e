import { readdirSync, readFileSync } from 'node:fs'
import * as client from '@rocketlead/client'

const root = new URL('../', import.meta.url)

/** The READMEs that show programs, by their paths in the repository. */
export const readmes = ['README.md', 'packages/client/README.md', 'packages/contract-tests/README.md']

/** A place for a program: a comment that names its file, and the block that shows it. */
const place = /<!-- (examples\/\S+) -->\n+```ts\n([\s\S]*?)```/g

export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** Where the client's methods are listed. */
const list = /(<!-- methods -->\n)[\s\S]*?(\n<!-- \/methods -->)/

/** A README with each of its programs as it stands in its file, and the methods that the client has. */
export const written = (readme: string): string =>
  readme
    .replace(list, (_, start, end) => `${start}\n${methods()}\n${end}`)
    .replace(place, (_, file: string) => `<!-- ${file} -->\n\n\`\`\`ts\n${shown(read(file))}\`\`\``)

/** The programs that READMEs show. */
export const named = (readme: string): string[] => [...readme.matchAll(place)].map(([, file = '']) => file)

/** The guides of the reference, by their paths in the repository. The site puts programs where they are named. */
export const guides: string[] = readdirSync(new URL('packages/docs/guides', root)).map(
  (file) => `packages/docs/guides/${file}`,
)

/** The programs that a guide names, each on a line of its own. */
export const namedByGuide = (guide: string): string[] =>
  [...guide.matchAll(/^<!-- (examples\/\S+) -->$/gm)].map(([, file = '']) => file)

/** The programs that there are. */
export const programs: string[] = ['client', 'contract', 'guides'].flatMap((folder) =>
  readdirSync(new URL(`examples/${folder}`, root)).map((file) => `examples/${folder}/${file}`),
)

/** A program without the lines before and after what it shows, when it says so. */
function shown(program: string): string {
  const [, region] = program.match(/^\/\/ #region\n([\s\S]*?)^\/\/ #endregion$/m) ?? []
  return region ?? program
}

/** A line for each section. */
function methods(): string {
  const sections = Object.values(client).flatMap((part) => (typeof part === 'object' ? [part] : []))
  const quoted = (names: string[]) => names.map((name) => `\`${name}\``).join(', ')
  return sections.map(({ name, operations }) => `- \`${name}\`: ${quoted(Object.keys(operations))}`).join('\n')
}
