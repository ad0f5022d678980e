import type { Document, OperationView } from '../document.ts'
import { comment, prose } from './comment.ts'
import { type Dialect, interfaceName } from './sections.ts'
import { signature } from './signature.ts'

/**
 * The operations as the client's core reads them, one constant per section with a line per operation: method, path, then
 * `body` or `query` when the method has that argument, `file` when a body with a file becomes a form, `key` when it takes
 * an Idempotency-Key, and `list` when it answers a page.
 */
export function operationTables(document: Document, operations: OperationView[], dialect: Dialect): string {
  const sections = [...Map.groupBy(operations, ({ slug }) => slug)]
  const imports = sections.map(([slug, [view]]) => {
    const name = interfaceName(view?.section ?? '', dialect)
    return `import type { ${name} } from './sections/${slug}.ts'\n`
  })
  const tables = sections.map(([slug, views]) => {
    const { section } = views[0] as OperationView
    const rows = views.map((view) => `    ${view.name}: '${line(document, view)}',\n`)
    const about = document.tags.find((tag) => tag['x-slug'] === slug)?.description ?? ''
    return `${comment(prose(about))}export const ${section}: Section<${interfaceName(section, dialect)}> = {\n  name: '${section}',\n  operations: {\n${rows.join('')}  },\n}\n`
  })
  return [`import type { Section } from '${dialect.section}'\n${imports.join('')}`, ...tables].join('\n')
}

function line(document: Document, view: OperationView): string {
  const { takes, takesFile, takesKey, item } = signature(document, view)
  const words = [takes, takesFile && 'file', takesKey && 'key', item && 'list']
  return [view.method.toUpperCase(), view.path, ...words].filter(Boolean).join(' ')
}
