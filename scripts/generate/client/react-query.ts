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
  const { parameters, path, takes, item, answer } = signature(document, view)
  const taken = parameters.slice(0, -1)
  if (view.method !== 'get') return `MutationOperation<${variables(taken, path.length > 0, takes)}, ${answer}>`
  return `${item ? 'ListOperation' : 'QueryOperation'}<[${taken.join(', ')}], ${answer}>`
}

/** The variables of a mutation are one argument: the body, or an object of all by name when the path has parameters. */
function variables(taken: string[], hasPath: boolean, takes: string | undefined): string {
  if (hasPath) return `{ ${taken.join('; ')} }`
  if (!takes) return 'void'
  const [, mayLack, type] = /^\w+(\??): (.*)$/s.exec(taken.join()) ?? []
  return mayLack ? `${type} | void` : `${type}`
}

/** The types that a text names, from where they are. */
function importsOf(document: Document, text: string): string {
  const isNamed = (name: string) => new RegExp(`[^\\w]${name}\\b`).test(text)
  const shapes = ['Keyed', 'ListOperation', 'MutationOperation', 'QueryOperation'].filter(isNamed)
  const schemas = Object.keys(document.components.schemas).filter(isNamed).sort()
  const queries = [...Map.groupBy(operationsOf(document), ({ slug }) => slug)].map(([slug, views]) => {
    const names = views.map((view) => signature(document, view).queryName).filter(isNamed)
    return names.length > 0 ? `import type { ${names.join(', ')} } from './sections/${slug}.ts'\n` : ''
  })
  return [
    `import type { ${shapes.join(', ')} } from '../src/react-query/operation.ts'\n`,
    schemas.length > 0 ? `import type { ${schemas.join(', ')} } from './schemas.ts'\n` : '',
    ...queries,
  ].join('')
}
