import type { Document, OperationView } from '../document.ts'
import { signature } from './signature.ts'

/**
 * The operations as the client's core reads them, one constant per section: method, path, then `body` or `query` when
 * the method has that argument, and `key` when it takes an Idempotency-Key.
 */
export function operationTables(document: Document, operations: OperationView[]): string {
  const tables = [...Map.groupBy(operations, ({ section }) => section)].map(([section, views]) => {
    const rows = views.map((view) => `  ${view.name}: '${entry(document, view)}',\n`)
    return `export const ${section} = {\n${rows.join('')}} as const\n`
  })
  return tables.join('\n')
}

function entry(document: Document, view: OperationView): string {
  const { takes, takesKey } = signature(document, view)
  return [view.method.toUpperCase(), view.path, takes, takesKey && 'key'].filter(Boolean).join(' ')
}
