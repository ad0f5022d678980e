import { describe, expect, test } from 'vitest'
import type { Contents } from '../rehearsal/contents/contents.ts'
import { licenceOf, listed } from '../rehearsal/contents/files.ts'
import { contentsChecks } from '../rehearsal/contents/index.ts'

/** Put together here, so that this file does not say it itself. */
const place = (path: string) => `/${path}`
const machine = { folders: [place('builds/rocketlead/')], registries: ['https://packages.example:8443/npm/'] }

/** What every check says of some packages. */
const faultsOf = (...packages: Contents[]) => contentsChecks.flatMap(({ faults }) => faults(packages, machine))

const client: Contents = {
  name: '@rocketlead/client',
  version: '1.2.0',
  manifest: {
    name: '@rocketlead/client',
    version: '1.2.0',
    license: 'MIT',
    engines: { node: '>=20' },
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
  },
  files: new Map([
    ...(listed['@rocketlead/client']?.dist ?? []).map((file) => [`dist/${file}`, ''] as const),
    ['LICENSE', 'MIT License\n'],
    ['README.md', '# The client\n'],
    ['package.json', '{}'],
    ['dist/index.js', 'const userAgent = `rocketlead-client/1.2.0`\n'],
    [
      'dist/openapi-fetch.js',
      '// ../node_modules/.pnpm/openapi-fetch@0.17.0/node_modules/openapi-fetch/dist/index.mjs\n',
    ],
    ['dist/openapi-fetch.LICENSE', 'MIT License\n\nCopyright (c) 2023 Drew Powers\n'],
  ]),
}

const { bundles = [] } = listed['@rocketlead/mock-server'] ?? {}
const originOf = (name: string) =>
  `// ../node_modules/.pnpm/${name.replace('/', '+')}@1.0.0/node_modules/${name}/index.js\n`

const server: Contents = {
  name: '@rocketlead/mock-server',
  version: '1.2.0',
  manifest: {
    name: '@rocketlead/mock-server',
    version: '1.2.0',
    license: 'MIT',
    engines: { node: '>=24.16' },
    bin: { 'rocketlead-mock': './dist/cli.js' },
    exports: { '.': './dist/node/index.js' },
    dependencies: { '@rocketlead/openapi': '1.2.0', hono: '4.13.19' },
  },
  files: new Map([
    ...(listed['@rocketlead/mock-server']?.dist ?? []).map((file) => [`dist/${file}`, ''] as const),
    ['LICENSE', 'MIT License\n'],
    ['README.md', '# The mock server\n'],
    ['package.json', '{}'],
    ['dist/cli.js', '#!/usr/bin/env node\nconst version = "1.2.0";\n'],
    [
      'dist/accounts.request-Bku1JXly.js',
      '// ../node_modules/.pnpm/ajv@8.20.0/node_modules/ajv/dist/runtime/equal.js\n',
    ],
    [
      'dist/formats-v-3yQcT7.js',
      '// ../node_modules/.pnpm/ajv-formats@3.0.1_ajv@8.20.0/node_modules/ajv-formats/dist/formats.js\n',
    ],
    ['dist/worker/index.js', bundles.map(originOf).join('')],
    ...bundles.map((name) => [licenceOf(name), 'MIT License\n\nCopyright (c) 2020 Somebody\n'] as const),
  ]),
}

const description: Contents = {
  name: '@rocketlead/openapi',
  version: '1.2.0',
  manifest: {
    name: '@rocketlead/openapi',
    version: '1.2.0',
    license: 'MIT',
    engines: { node: '>=20' },
    exports: { '.': './dist/openapi.json', './control.yaml': './dist/control.yaml' },
  },
  files: new Map([
    ['LICENSE', 'MIT License\n'],
    ['README.md', '# The description\n'],
    ['package.json', '{}'],
    ['dist/openapi.json', '{\n  "info": {\n    "version": "1.2.0"\n  }\n}\n'],
    ['dist/control.json', '{\n  "info": {\n    "version": "1.2.0"\n  }\n}\n'],
    ['dist/openapi.yaml', 'openapi: 3.1.0\ninfo:\n  version: 1.2.0\n'],
    ['dist/control.yaml', 'openapi: 3.1.0\ninfo:\n  version: 1.2.0\n'],
  ]),
}

const contractTests: Contents = {
  ...description,
  name: '@rocketlead/contract-tests',
  manifest: {
    name: '@rocketlead/contract-tests',
    version: '1.2.0',
    license: 'MIT',
    engines: { node: '>=22' },
    exports: { '.': './dist/index.js' },
    dependencies: { '@rocketlead/openapi': '1.2.0' },
  },
  files: new Map([
    ...(listed['@rocketlead/contract-tests']?.dist ?? []).map((file) => [`dist/${file}`, ''] as const),
    ['LICENSE', 'MIT License\n'],
    ['README.md', '# The contract tests\n'],
    ['package.json', '{}'],
    ['dist/version-DN_k8pUb.js', 'const version = "1.2.0";\n'],
  ]),
}

const all = [client, server, description, contractTests]

/** What is found when one package is otherwise, with all others sound. */
const faultsWith = (changed: Contents) => faultsOf(...all.map((each) => (each.name === changed.name ? changed : each)))

const withFile = (contents: Contents, path: string, text: string): Contents => ({
  ...contents,
  files: new Map([...contents.files, [path, text]]),
})
const withoutFile = (contents: Contents, path: string): Contents => ({
  ...contents,
  files: new Map([...contents.files].filter(([file]) => file !== path)),
})
const withManifest = (contents: Contents, change: Partial<Contents['manifest']>): Contents => ({
  ...contents,
  manifest: { ...contents.manifest, ...change },
})

describe('what is published', () => {
  test('has no faults when it is as it should be', () => {
    expect(faultsOf(...all)).toEqual([])
  })

  test('is every package', () => {
    expect(faultsOf(client, server, description)).toEqual(['@rocketlead/contract-tests was not published.'])
  })

  test('is no package that is not listed', () => {
    const unlisted = { ...client, name: '@rocketlead/unlisted' }

    expect(faultsOf(...all, unlisted)).toContainEqual(expect.stringMatching(/^@rocketlead\/unlisted is published, but/))
  })
})

describe('files', () => {
  test.each(['dist/index.test.js', 'dist/index.js.map', 'src/index.ts', 'dist/chunk-AbCd1234.js'])(
    'none is stray, such as %s in the client',
    (path) => {
      const [fault, ...others] = faultsWith(withFile(client, path, ''))

      expect(fault).toMatch(`@rocketlead/client holds ${path}, which`)
      expect(others).toEqual([])
    },
  )

  test('chunks of the bundler have a hash in their names', () => {
    expect(faultsWith(withFile(server, 'dist/leads.response-_Nw-SQgk.js', ''))).toEqual([])
    expect(faultsWith(withFile(server, 'dist/leads.response.js', ''))).toHaveLength(1)
    expect(faultsWith(withFile(server, 'dist/node/leads.response-_NwTSQgk.js', ''))).toHaveLength(1)
  })

  test.each(['LICENSE', 'README.md', 'dist/openapi.yaml'])('%s is not missing', (path) => {
    expect(faultsWith(withoutFile(description, path))).toContain(`@rocketlead/openapi lacks ${path}.`)
  })
})

describe('code and types', () => {
  test.each([
    'import { Hono } from "hono";',
    'import { logger } from "hono/logger";',
    'import { readFileSync } from "node:fs";',
    'export * from "./other.js";',
    'const { parse } = await import("./later.js");',
    'import description from "@rocketlead/openapi/openapi.json" with { type: "json" };',
    '// import { parse } from "yaml"',
  ])('may ask for what is there: %s', (code) => {
    expect(faultsWith(withFile(server, 'dist/node/index.js', `${code}\n`))).toEqual([])
  })

  test.each([
    'import { parse } from "yaml";',
    'import { parse } from "yaml/parse";',
    'import "yaml";',
    'import {\n  parse,\n} from "yaml";',
    'export { parse } from "yaml";',
    'const { parse } = await import("yaml");',
  ])('ask for no package that the manifest does not name: %s', (code) => {
    expect(faultsWith(withFile(server, 'dist/node/index.js', `const x = 1;\n${code}\n`))).toEqual([
      '@rocketlead/mock-server asks for yaml in dist/node/index.js, which is none of its dependencies.',
    ])
  })
})

describe('manifests', () => {
  test.each([
    { devDependencies: { yaml: 'catalog:' } },
    { peerDependencies: { vitest: 'workspace:*' } },
    { optionalDependencies: { hono: 'link:../hono' } },
  ])('say nothing that only the workspace understands, such as %o', (change) => {
    expect(faultsWith(withManifest(server, change))).toEqual([
      expect.stringMatching(/^@rocketlead\/mock-server says "\w+:.*" under \w+\.\w+ of its package\.json/),
    ])
  })

  test('ask for packages of ours at exactly their own version', () => {
    const [fault] = faultsWith(withManifest(server, { dependencies: { '@rocketlead/openapi': '^1.2.0' } }))

    expect(fault).toMatch('asks for @rocketlead/openapi at "^1.2.0" in its dependencies; it has to be 1.2.0.')
  })

  test('name the version that was published', () => {
    const [fault] = faultsWith(withManifest(server, { version: '1.1.0' }))

    expect(fault).toBe('@rocketlead/mock-server@1.2.0 says in its package.json to be 1.1.0.')
  })

  test('name the licence, which is the one in LICENSE', () => {
    expect(faultsWith(withManifest(client, { license: '' }))).toHaveLength(1)
    expect(faultsWith(withManifest(client, { license: 'Apache-2.0' }))).toHaveLength(1)
    expect(faultsWith(withManifest(client, { engines: {} }))).toHaveLength(1)
  })

  test('export files that are there', () => {
    const [fault] = faultsWith(withManifest(client, { exports: { './msw': { types: './dist/mws.d.ts' } } }))

    expect(fault).toBe(
      '@rocketlead/client has no ./dist/mws.d.ts, which exports../msw.types of its package.json names.',
    )
    expect(faultsWith(withManifest(client, { exports: {} }))).toEqual(['@rocketlead/client exports nothing.'])
  })

  test('name commands that are there, and that Node runs', () => {
    expect(faultsWith(withManifest(server, { bin: { 'rocketlead-mock': './dist/main.js' } }))).toHaveLength(1)
    expect(faultsWith(withFile(server, 'dist/cli.js', 'const version = "1.2.0";\n'))).toHaveLength(1)
  })
})

describe('versions', () => {
  test('are the same for all packages', () => {
    const [fault] = faultsWith({ ...withManifest(description, { version: '1.1.0' }), version: '1.1.0' })

    expect(fault).toBe('@rocketlead/openapi is at 1.1.0, but @rocketlead/client at 1.2.0; all have one version.')
  })

  test.each([
    [client, 'dist/index.js', 'const userAgent = `rocketlead-client/1.1.0`\n'],
    [server, 'dist/cli.js', '#!/usr/bin/env node\nconst version = "1.1.0";\n'],
    [description, 'dist/control.yaml', 'openapi: 3.1.0\ninfo:\n  version: 1.1.0\n'],
    [description, 'dist/openapi.json', '{\n  "info": {\n    "version": "1.1.0"\n  }\n}\n'],
  ])('are the ones that packages report: $0.name in %s', (contents, path, text) => {
    expect(faultsWith(withFile(contents, path, text))).toEqual([
      `${contents.name}@1.2.0 reports in ${path} to be 1.1.0. Build it again.`,
    ])
  })

  test('are reported somewhere', () => {
    expect(faultsWith(withFile(client, 'dist/index.js', ''))).toEqual([
      '@rocketlead/client reports its version nowhere where it is looked for.',
    ])
  })
})

describe('traces of the machine', () => {
  test.each([
    ['a path of a machine', `see ${place('home/someone/notes')}`],
    ['a path of a machine', `file://${place('Users/someone/notes')}`],
    ['a path of a machine', `"${place('builds/rocketlead/src/index.ts')}"`],
    ['the address of a registry', 'https://registry.example.com/hono'],
    ['the address of a registry', 'from packages.example:8443'],
    ['a link to a source map', '//# sourceMappingURL=index.js.map'],
  ])('are found: %s in "%s"', (what, text) => {
    const [fault, ...others] = faultsWith(withFile(client, 'README.md', `# The client\n\n${text}\n`))

    expect(fault).toMatch(`@rocketlead/client has ${what} in README.md, line 3: `)
    expect(others).toEqual([])
  })

  test('are no addresses on the web', () => {
    const text = 'https://example.com/home/builds/rocketlead/ and ./tmp/'

    expect(faultsWith(withFile(client, 'README.md', text))).toEqual([])
  })
})

describe('code of others', () => {
  const file = 'dist/upload.js'

  test('is listed', () => {
    const origin = '//#region ../node_modules/.pnpm/@scope+deep@1.0.0/node_modules/@scope/deep/index.js\n'

    expect(faultsWith(withFile(client, file, origin))).toEqual([
      expect.stringMatching(/^@rocketlead\/client has code of @scope\/deep in it, which .* does not list\.$/),
      '@rocketlead/client has code of @scope/deep in it, but not its licence in dist/scope-deep.LICENSE.',
    ])
  })

  test('is found where it is listed, so that the bundler has not ceased to name it', () => {
    expect(faultsWith(withFile(client, 'dist/openapi-fetch.js', 'const code = 1\n'))).toEqual([
      expect.stringMatching(/^@rocketlead\/client has no code of openapi-fetch in it, though/),
    ])
  })

  test('comes with its licence', () => {
    expect(faultsWith(withoutFile(server, 'dist/ajv.LICENSE'))).toEqual([
      '@rocketlead/mock-server lacks dist/ajv.LICENSE.',
      '@rocketlead/mock-server has code of ajv in it, but not its licence in dist/ajv.LICENSE.',
    ])
    expect(faultsWith(withFile(client, 'dist/openapi-fetch.LICENSE', 'None.\n'))).toHaveLength(1)
  })
})
