import { type Document, type OperationView, operationsOf } from '../document.ts'
import { pascal } from '../names.ts'

/**
 * What other types need to know of the sections' methods and cannot see from their types: which of them read, and what
 * the parameters in their paths are called.
 */
export function methodNames(document: Document): string {
  const sections = [...Map.groupBy(operationsOf(document), ({ slug }) => slug)].map(([slug, views]) => {
    const { section = '' } = views[0] ?? {}
    return { slug, section, interfaceName: pascal(section), reads: readsOf(views), paths: pathsOf(views) }
  })
  return [
    ...sections.map(({ slug, interfaceName }) => `import type { ${interfaceName} } from './sections/${slug}.ts'\n`),
    `\n/** The methods of each section. */\nexport interface Sections {\n`,
    ...sections.map(({ section, interfaceName }) => `  ${section}: ${interfaceName}\n`),
    `}\n\n/** The names of the methods of each section that only read. */\nexport interface Reads {\n`,
    ...sections.map(({ section, reads }) => `  ${section}: ${reads}\n`),
    `}\n\n/** The names of the parameters in the paths of each section's methods, of those that have some. */\nexport interface PathNames {\n`,
    ...sections.map(({ section, paths }) => `  ${section}: {${paths}}\n`),
    `}\n`,
  ].join('')
}

const readsOf = (views: OperationView[]): string =>
  views.flatMap(({ method, name }) => (method === 'get' ? [`'${name}'`] : [])).join(' | ') || 'never'

const pathsOf = (views: OperationView[]): string =>
  views
    .map(({ name, parameters }) => [name, parameters.filter((parameter) => parameter.in === 'path')] as const)
    .filter(([, parameters]) => parameters.length > 0)
    .map(([name, parameters]) => `\n    ${name}: [${parameters.map((parameter) => `'${parameter.name}'`).join(', ')}]`)
    .join('')
    .replace(/$/, '\n  ')
