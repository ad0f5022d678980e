// Makes packages/mock-server/generated/ from the bundles: types, routes, sections, problem codes, state machines,
// validators, and the client of the control plane.
import { rmSync } from 'node:fs'
import { controlClientFiles } from './generate/client/control.ts'
import { operationsOf, readBundle } from './generate/document.ts'
import { routes } from './generate/routes.ts'
import { transitions } from './generate/transitions.ts'
import { types } from './generate/types.ts'
import { validators } from './generate/validators.ts'
import { writeGenerated } from './generate/write.ts'
import { root } from './paths.ts'

const folder = `${root}packages/mock-server/generated`
rmSync(folder, { recursive: true, force: true })

for (const name of ['openapi', 'control'] as const) {
  const document = readBundle(name)
  const operations = operationsOf(document)
  writeGenerated(`${folder}/${name}/schema.ts`, await types(document))
  writeGenerated(`${folder}/${name}/routes.ts`, `export const routes = ${routes(document, operations)}`)
  const modules = validators(document, operations)
  for (const [module, text] of modules) writeGenerated(`${folder}/${name}/validators/${module}.js`, text)
  const sections = [...new Set(operations.map(({ section }) => section))]
  const loaders = sections.map((section) => {
    const answers = modules.has(`${section}.response`)
    const load = (kind: string) => `import('./validators/${section}.${kind}.js')`
    return `  ${section}: { request: () => ${load('request')}, response: ${answers ? `() => ${load('response')}` : 'null'} },\n`
  })
  writeGenerated(
    `${folder}/${name}/validators.ts`,
    `// @ts-nocheck: the validators are plain JavaScript\nexport const validators = {\n${loaders.join('')}}`,
  )
}

const document = readBundle('openapi')
const control = readBundle('control')
for (const [file, text] of controlClientFiles(control)) writeGenerated(`${folder}/control-client/${file}`, text)
const codes = { ...control['x-problem-codes'], ...document['x-problem-codes'] }
const rows = Object.entries(codes).map(
  ([code, { status, title }]) => `  ${code}: ${JSON.stringify({ status, title })},\n`,
)
writeGenerated(`${folder}/problems.ts`, `export const problems = {\n${rows.join('')}} as const`)
writeGenerated(`${folder}/transitions.ts`, transitions(document))
const slugs = new Map(operationsOf(document).map(({ section, slug }) => [section, slug]))
writeGenerated(
  `${folder}/sections.ts`,
  `/** Each section's name in code and its slug, which is its file name everywhere. */\nexport const sections = ${JSON.stringify(Object.fromEntries(slugs), null, 2)} as const`,
)
writeGenerated(`${folder}/version.ts`, `export const version = ${JSON.stringify(document.info.version)}`)
