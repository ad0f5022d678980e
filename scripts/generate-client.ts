// Makes packages/client/generated/ from the bundle: types, section interfaces, operation tables, problem codes, what is to
// be known of methods, and the examples of handlers.
import { readFileSync, rmSync } from 'node:fs'
import { clientFiles } from './generate/client/files.ts'
import { methodNames } from './generate/client/methods.ts'
import { problemCodes } from './generate/client/problem-codes.ts'
import { problems } from './generate/client/problems.ts'
import { rawPaths } from './generate/client/raw-paths.ts'
import { successes } from './generate/client/successes.ts'
import { operationsOf, readBundle } from './generate/document.ts'
import { writeGenerated } from './generate/write.ts'
import { root } from './paths.ts'

const folder = `${root}packages/client/generated`
const document = readBundle('openapi')
const operations = operationsOf(document)
const { version } = JSON.parse(readFileSync(`${root}packages/client/package.json`, 'utf8'))
const dialect = {
  sectionSuffix: '',
  options: '../../src/options.ts',
  section: '../src/section.ts',
  promises: { ApiPromise: '../../src/promise.ts', PagePromise: '../../src/page.ts' },
  upload: '../src/form.ts',
  error: 'ApiError',
  isBrief: true,
}

rmSync(folder, { recursive: true, force: true })
writeGenerated(`${folder}/paths.ts`, await rawPaths(document))
writeGenerated(`${folder}/problem-codes.ts`, problemCodes(document, operations))
writeGenerated(`${folder}/methods.ts`, methodNames(document))
writeGenerated(`${folder}/successes.ts`, successes(document, operations))
writeGenerated(`${folder}/problems.ts`, problems(document, operations))
writeGenerated(`${folder}/version.ts`, `export const version = '${version}'\n`)
for (const [file, text] of clientFiles(document, dialect)) writeGenerated(`${folder}/${file}`, text)
