import { describe, expect, test } from 'vitest'
import { directory, file, runCli } from './cli/command-line.ts'
import { shopSpec } from './cli/shop.ts'

/** Where nothing is: a description is read before a server is looked for. */
const server = ['--base-url', 'http://127.0.0.1:4010']

const head = "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }"
const get = (responses: string) => `${head}\npaths:\n  /boxes:\n    get:\n      responses: ${responses}\n`

describe('a description', () => {
  test.each([
    ['neither YAML nor JSON', `${head}\npaths: {\n`, 'is neither YAML nor JSON: line 4, column '],
    ['text', 'Hello', 'is no API description: it is not an object.'],
    ['of Swagger', 'swagger: "2.0"', 'is a description of Swagger 2.0. Convert it to OpenAPI 3.1 first.'],
    ['of a version to come', 'openapi: 4.0.0', 'is a description of OpenAPI 4.0.0. Use one of 3.0 or 3.1.'],
    ['of something else', 'asyncapi: 3.0.0', 'is no OpenAPI description: it has no "openapi" with its version.'],
    ['without operations', `${head}\npaths: {}\n`, 'cannot be used: it describes no operation.'],
    [
      'with a reference that leads nowhere',
      get("{ '200': { $ref: '#/components/responses/Box' } }"),
      'cannot be used: the reference #/components/responses/Box at /paths/~1boxes/get/responses/200 leads nowhere.',
    ],
    [
      'with a reference to a file that is not there',
      get("{ '200': { $ref: 'box.yaml#/ok' } }"),
      'cannot be read: there is no such file.',
    ],
    [
      'that is not valid',
      get("{ '200': {} }"),
      'is not a valid OpenAPI description: /paths/~1boxes/get/responses/200 ',
    ],
    [
      'with a schema that is not valid',
      get("{ '200': { description: OK, content: { application/json: { schema: { type: strin } } } } }"),
      '/paths/~1boxes/get/responses/200/content/application~1json/schema',
    ],
  ])('%s is named with what is wrong', async (_, text, sentence) => {
    const { code, stdout, stderr } = await runCli([...server, '--spec', file('shop.yaml', text)])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^\S*(shop|box)\.yaml[, ]/)
    expect(stderr).toContain(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('has to be there', async () => {
    const missing = await runCli([...server, '--spec', 'no-shop.yaml'])
    const folder = await runCli([...server, '--spec', directory()])

    expect([missing.code, missing.stderr]).toEqual([
      2,
      expect.stringMatching(/no-shop\.yaml cannot be read: there is no/),
    ])
    expect([folder.code, folder.stderr]).toEqual([2, expect.stringContaining(' cannot be read: it is a folder.')])
  })

  test('may stand at an address, which has to be right', async () => {
    const { code, stderr } = await runCli([...server, '--spec', 'http://no-such-host.invalid/openapi.yaml'])

    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^http:\/\/no-such-host\.invalid\/openapi\.yaml cannot be/),
    ])
  })
})

describe('what is to be tested', () => {
  test.each([
    [['--section', 'campaign'], 'has no section "campaign". Did you mean campaigns?'],
    [['--section', 'pizza'], 'has no section "pizza". There are accounts, campaigns, leads, lead-lists,'],
    [['--operation', 'leads.list,campaign.start'], 'has no operation "campaign.start". Did you mean campaigns.start?'],
    [['--operation', 'pizza'], 'has no operation "pizza".'],
  ])('is looked for in the description: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runCli([...server, ...args])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
  })

  test('may be of any description', async () => {
    const { stderr } = await runCli([...server, '--spec', shopSpec, '--operation', 'box.list'])

    expect(stderr).toContain('shop.yaml has no operation "box.list". Did you mean boxes.list?')
  })
})
