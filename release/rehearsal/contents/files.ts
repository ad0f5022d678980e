import type { Contents } from './contents.ts'

/** What belongs into a package, besides what belongs into each. */
interface Listed {
  /** The files in `dist`, those of bundled licences apart. */
  dist: string[]
  /** Whether the bundler may add chunks, whose names end in a hash. */
  chunks?: boolean
  /** Packages whose code is in `dist`. The licence of each stands in `dist/<package>.LICENSE`. */
  bundles?: string[]
}

/** Every package that is published. */
export const listed: Readonly<Record<string, Listed>> = {
  '@rocketlead/client': {
    dist: [
      'idempotency-key.js',
      'index.d.ts',
      'index.js',
      'msw.d.ts',
      'msw.js',
      'openapi-fetch.js',
      'problems.js',
      'react-query.d.ts',
      'react-query.js',
      'section.js',
      'successes.js',
      'types.d.ts',
      'types.js',
      'upload.js',
    ],
    bundles: ['openapi-fetch'],
  },
  '@rocketlead/contract-tests': {
    dist: ['cli.d.ts', 'cli.js', 'index.d.ts', 'index.js', 'vitest.d.ts', 'vitest.js'],
    chunks: true,
  },
  '@rocketlead/mock-server': {
    dist: [
      'cli.js',
      'control-client/index.d.ts',
      'control-client/index.js',
      'libphonenumber-js.LICENSE.Apache',
      'node/index.d.ts',
      'node/index.js',
      'worker/index.d.ts',
      'worker/index.js',
    ],
    chunks: true,
    bundles: [
      '@noble/hashes',
      '@xmldom/xmldom',
      'ajv',
      'ajv-formats',
      'base64-js',
      'csv-parse',
      'dingbat-to-unicode',
      'jszip',
      'libphonenumber-js',
      'lop',
      'mammoth',
      'option',
      'temporal-polyfill',
      'temporal-utils',
      'underscore',
      'unpdf',
      'xmlbuilder',
    ],
  },
  '@rocketlead/openapi': { dist: ['control.json', 'control.yaml', 'openapi.json', 'openapi.yaml'] },
}

const chunk = /^dist\/(?:worker\/)?[\w.]+(?:-[\w.]+)*-[\w-]{8}\.(?:js|d\.ts)$/

/** Where a package has the licence of another whose code is in it. */
export const licenceOf = (bundled: string): string => `dist/${bundled.replace(/^@/, '').replace('/', '-')}.LICENSE`

/** Files that are too many or missing. */
export function wrongFiles({ name, files }: Contents): string[] {
  const own = listed[name]
  if (!own) return [`${name} is published, but release/rehearsal/contents/files.ts does not list what belongs into it.`]
  const { dist, chunks = false, bundles = [] } = own
  const wanted = new Set(['LICENSE', 'README.md', 'package.json', ...dist.map((file) => `dist/${file}`)])
  for (const bundled of bundles) wanted.add(licenceOf(bundled))
  const stray = [...files.keys()].filter((file) => !wanted.has(file) && !(chunks && chunk.test(file)))
  const missing = [...wanted].filter((file) => !files.has(file))
  return [
    ...stray.map((file) => `${name} holds ${file}, which release/rehearsal/contents/files.ts does not list.`),
    ...missing.map((file) => `${name} lacks ${file}.`),
  ]
}

/** Packages that should have been published and were not. */
export const wrongPackages = (published: readonly Contents[]): string[] =>
  Object.keys(listed)
    .filter((name) => !published.some((each) => each.name === name))
    .map((name) => `${name} was not published.`)
