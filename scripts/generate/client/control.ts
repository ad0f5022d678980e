import { type Document, operationsOf } from '../document.ts'
import { comment, prose } from './comment.ts'
import { clientFiles } from './files.ts'
import { type Dialect, interfaceName } from './sections.ts'

// Schemas of the control plane have the names of its sections, so that the sections have others.
const dialect: Dialect = {
  sectionSuffix: 'Control',
  options: '../../../src/control-client/options.ts',
  section: '../../src/control-client/section.ts',
  error: 'ControlError',
  isBrief: false,
}

/** The files of the control plane's client: those of any client, and `control.ts` with the whole as one interface. */
export function controlClientFiles(document: Document): Map<string, string> {
  return clientFiles(document, dialect).set('control.ts', controlInterface(document))
}

/** The interface of the whole, with a property for each section, and every type beside it. */
function controlInterface(document: Document): string {
  const sections = [...new Map(operationsOf(document).map(({ slug, section }) => [slug, section]))]
  const names = sections.map(([slug, section]) => ({ slug, section, name: interfaceName(section, dialect) }))
  const about = (slug: string) => document.tags.find((tag) => tag['x-slug'] === slug)?.description ?? ''
  return [
    ...names.map(({ slug, name }) => `import type { ${name} } from './sections/${slug}.ts'\n`),
    `\nexport type * from './schemas.ts'\n`,
    ...names.map(({ slug }) => `export type * from './sections/${slug}.ts'\n`),
    `\n/** The control plane: one property for each section, one method for each operation. */\nexport interface Control {\n`,
    ...names.map(({ slug, section, name }) => `${comment(prose(about(slug)), '  ')}  readonly ${section}: ${name}\n`),
    `}\n`,
  ].join('')
}
