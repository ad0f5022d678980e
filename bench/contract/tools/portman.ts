import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { described } from '../described.ts'
import { type Document, operationsOf } from '../document.ts'
import { execute } from '../execute.ts'
import { key } from '../world.ts'
import type { Tool } from './tool.ts'

const on = { enabled: true }
const answer = { contentType: on, jsonBody: on, schemaValidation: on, headersPresent: on }
/** A property that nobody describes is a failure. */
const strict = { ...on, additionalProperties: false }
const bounds = {
  requiredFields: on,
  minimumNumberFields: on,
  maximumNumberFields: on,
  minLengthFields: on,
  maxLengthFields: on,
}

/** Every operation once more with a request that has to be answered with this status. */
const variation = (status: number, how: object) => ({
  openApiOperation: '*::/*',
  openApiResponse: String(status),
  variations: [
    { name: `${status}`, ...how, tests: { contractTests: [{ statusCode: { ...on, code: status }, ...answer }] } },
  ],
})

const configFor = (document: Document) => ({
  version: 1,
  tests: {
    contractTests: [
      { openApiOperation: '*::/*', ...answer, schemaValidation: strict },
      ...operationsOf(document).map(({ method, path, operation }) => ({
        openApiOperation: `${method}::${path}`,
        statusCode: { ...on, code: Number(Object.keys(operation.responses)[0]) },
      })),
    ],
    variationTests: [
      variation(401, { overwrites: [{ overwriteRequestSecurity: { bearer: { token: 'unknown' } } }] }),
      variation(400, { fuzzing: [{ requestBody: [bounds], requestQueryParams: [bounds] }] }),
    ],
  },
  globals: { stripResponseExamples: true, securityOverwrites: { bearer: { token: key } } },
})

const conversion = { folderStrategy: 'Tags', parametersResolution: 'Example', enableOptionalParameters: true }

export const portman: Tool = {
  label: 'Portman with newman',
  packages: ['@apideck/portman', 'newman'],
  about:
    'all contract tests, with the status that each call has to have and undescribed properties as failures; variations with a wrong key (401), and with required properties left out and limits passed (400)',
  counts: 'assertions of newman',
  async run({ url, calls, operation, folder, seconds }) {
    const file = (name: string) => join(folder, name)
    const document = described(calls, operation)
    writeFileSync(file('openapi.json'), JSON.stringify(document, withoutVariables))
    writeFileSync(file('portman.json'), JSON.stringify(configFor(document)))
    writeFileSync(file('conversion.json'), JSON.stringify(conversion))
    const makes = ['-l', file('openapi.json'), '-b', url, '-o', file('collection.json')]
    const how = ['-c', file('portman.json'), '-s', file('conversion.json')]
    const options = { cwd: folder, seconds }
    await execute(process.execPath, [join(modules, '@apideck/portman/bin/portman'), ...makes, ...how], options)
    const runs = ['run', file('collection.json'), '-r', 'json', '--reporter-json-export', file('run.json')]
    await execute(process.execPath, [join(modules, 'newman/bin/newman.js'), ...runs], options)
    const { run }: Summary = JSON.parse(readFileSync(file('run.json'), 'utf8'))
    return {
      checks: run.stats.assertions.total,
      failures: run.failures.map(({ source, error }) => `${source?.name}: ${error.test ?? error.name}`),
    }
  },
}

interface Summary {
  run: {
    stats: { assertions: { total: number } }
    failures: { source?: { name: string }; error: { name: string; test?: string } }[]
  }
}

/** Double braces are Postman's variables. */
const withoutVariables = (_: string, value: unknown) =>
  typeof value === 'string' ? value.replaceAll('{{', '[').replaceAll('}}', ']') : value
