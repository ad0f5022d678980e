// Makes packages/client/generated/ from the bundle: types, section interfaces, operation tables and problem codes.
import { rmSync } from 'node:fs'
import { operationTables } from './generate/client/operations.ts'
import { problemCodes } from './generate/client/problem-codes.ts'
import { schemas } from './generate/client/schemas.ts'
import { sectionFile } from './generate/client/sections.ts'
import { operationsOf, readBundle } from './generate/document.ts'
import { types } from './generate/types.ts'
import { writeGenerated } from './generate/write.ts'
import { root } from './paths.ts'

const folder = `${root}packages/client/generated`
const document = readBundle('openapi')
const operations = operationsOf(document)

rmSync(folder, { recursive: true, force: true })
writeGenerated(`${folder}/schema.ts`, await types(document, false))
writeGenerated(`${folder}/schemas.ts`, schemas(document))
writeGenerated(`${folder}/operations.ts`, operationTables(document, operations))
writeGenerated(`${folder}/problem-codes.ts`, problemCodes(document, operations))
for (const [slug, views] of Map.groupBy(operations, (view) => view.slug)) {
  writeGenerated(`${folder}/sections/${slug}.ts`, sectionFile(document, views))
}
