// Which operation a request is of.
import { describe, expect, test } from 'vitest'
import { matcher } from '../src/drift/match.ts'
import { basePathsOf, operationsOf } from '../src/drift/operations.ts'
import { readSources } from '../src/drift/sources.ts'
import { directoryWith } from './drift/setup.ts'

const operation = 'get: { responses: {} }'

function matching(paths: string[], urls: string[], servers: object[] = []) {
  const lines = paths.map((path) => `  ${path}: { ${operation} }`)
  const text = `openapi: 3.1.0\nservers: ${JSON.stringify(servers)}\npaths:\n${lines.join('\n')}\n`
  const root = readSources(`${directoryWith({ 'openapi.yaml': text })}/openapi.yaml`)
  const requests = urls.map((url) => ({ method: 'GET', url }))
  const match = matcher(operationsOf(root), basePathsOf(root), requests)
  return requests.map((request) => match(request))
}

const idsOf = (matches: ReturnType<typeof matching>) => matches.map((match) => match?.operation?.id ?? match?.path)

describe('a request', () => {
  test('is of the most literal path', () => {
    const paths = ['/leads/{id}', '/leads/tags', '/{kind}/{id}']

    const matches = matching(paths, [
      'http://a.test/leads/tags',
      'http://a.test/leads/l1',
      'http://a.test/x/l1?a=/leads/tags',
    ])

    expect(idsOf(matches)).toEqual(['GET /leads/tags', 'GET /leads/{id}', 'GET /{kind}/{id}'])
  })

  test('has the values of the parameters, also of parts of segments', () => {
    const [match] = matching(['/files/{name}.{type}'], ['http://a.test/files/a%20b.csv'])

    expect(match?.values).toEqual({ name: 'a b', type: 'csv' })
  })

  test.each([
    [
      'the path of a server',
      'https://a.test/api',
      [{ url: 'https://real.test/{base}', variables: { base: { default: 'api' } } }],
    ],
    ['what a proxy has before all paths', 'https://a.test/gateway/eu', []],
    ['nothing', 'https://a.test', []],
  ])('may have %s before it', (_, origin, servers) => {
    const matches = matching(['/leads', '/leads/{id}'], [`${origin}/leads`, `${origin}/leads/l1`], servers)

    expect(idsOf(matches)).toEqual(['GET /leads', 'GET /leads/{id}'])
  })

  test('is left out when it is of another host, a page, or no address of the web', () => {
    const urls = [
      'https://a.test/v1/leads',
      'https://a.test/app/v1/x/leads.js',
      'https://stats.test/collect',
      'data:text/plain,x',
    ]

    expect(idsOf(matching(['/v1/leads', '/v1/tags'], urls))).toEqual(['GET /v1/leads', undefined, undefined, undefined])
  })

  test("that is the API's and of no operation has its path without ids", () => {
    const urls = ['https://a.test/api/v1/leads', 'https://a.test/api/v1/webhooks/wh_12/test-run']

    const matches = matching(['/api/v1/leads', '/api/v1/tags'], urls)

    expect(matches[1]).toEqual({ operation: undefined, path: '/api/v1/webhooks/{id}/test-run', values: {} })
  })
})
