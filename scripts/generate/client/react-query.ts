import { type Document, type OperationView, operationsOf } from '../document.ts'
import { pascal } from '../names.ts'
import { signature } from './signature.ts'

/** What TanStack Query is given for each operation: an interface for each section, and `Queries` for the whole. */
export function queryOptions(document: Document): string {
  const sections = [...Map.groupBy(operationsOf(document), ({ section }) => section)]
  const interfaces = sections.map(([section, views]) => sectionInterface(document, section, views))
  const members = sections.map(([section]) => `  ${section}: ${interfaceName(section)}\n`)
  return [
    importsOf(document, interfaces.join('\n')),
    ...interfaces,
    `/** Every section with its operations. */\nexport interface Queries {\n${members.join('')}}\n`,
  ].join('\n')
}

const interfaceName = (section: string) => `${pascal(section)}Queries`

function sectionInterface(document: Document, section: string, views: OperationView[]): string {
  if (views.some(({ name }) => name === 'key')) throw new Error(`${section}.key has the name of the section's own key.`)
  const members = views.map((view) => `  ${view.name}: ${operationType(document, view)}\n`)
  return `export interface ${interfaceName(section)} extends Keyed {\n${members.join('')}}\n`
}

/** A GET is a query, which takes the arguments of its method; everything else is a mutation. */
function operationType(document: Document, view: OperationView): string {
  const { path, item } = signature(document, view)
  const method = `${pascal(view.section)}['${view.name}']`
  if (view.method === 'get') return `${item ? 'ListOperation' : 'QueryOperation'}<${method}>`
  const names = path.map(({ name }) => `'${name}'`).join(', ')
  return `MutationOperation<${names ? `${method}, [${names}]` : method}>`
}

/** The types that a text names, from where they are. */
function importsOf(document: Document, text: string): string {
  const shapes = ['Keyed', 'ListOperation', 'MutationOperation', 'QueryOperation'].filter((name) => text.includes(name))
  const sections = [...new Map(operationsOf(document).map(({ slug, section }) => [slug, pascal(section)]))]
  return [
    `import type { ${shapes.join(', ')} } from '../src/react-query/operation.ts'\n`,
    ...sections.map(([slug, name]) => `import type { ${name} } from './sections/${slug}.ts'\n`),
  ].join('')
}
