import { type Document, operationsOf } from '../document.ts'
import { operationTables } from './operations.ts'
import { schemas } from './schemas.ts'
import { type Dialect, sectionFile } from './sections.ts'

/** The files of a client, by their paths in its folder: types, operation tables and section interfaces. */
export function clientFiles(document: Document, dialect: Dialect): Map<string, string> {
  const operations = operationsOf(document)
  const sections = [...Map.groupBy(operations, ({ slug }) => slug)]
  return new Map([
    ['schemas.ts', schemas(document, dialect.upload)],
    ['operations.ts', operationTables(document, operations, dialect)],
    ...sections.map(([slug, views]): [string, string] => [
      `sections/${slug}.ts`,
      sectionFile(document, views, dialect),
    ]),
  ])
}
