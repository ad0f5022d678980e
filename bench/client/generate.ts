// Generates what the peers without an SDK of their own make from our description. `install.ts` runs it when the description is newer.
import { writeFileSync } from 'node:fs'
import { createClient } from '@hey-api/openapi-ts'
import openapiTypescript, { astToString } from 'openapi-typescript'

const description = new URL('../../spec/dist/openapi.yaml', import.meta.url)
const generated = new URL('generated/', import.meta.url)

await createClient({
  input: description.pathname,
  output: { path: new URL('hey-api', generated).pathname, module: { extension: '.ts' } },
  logs: { level: 'silent', file: false },
})
writeFileSync(new URL('schema.ts', generated), astToString(await openapiTypescript(description)))
