import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { scratchFolder, write } from '../../scripts/checks/scratch.ts'
import { root } from '../../scripts/paths.ts'
import { bom } from '../rehearsal/bom/bom.ts'
import { type Bom, type Component, wrongBom } from '../rehearsal/bom/cyclonedx.ts'
import { satisfies } from '../rehearsal/node-version.ts'
import { environment, foreignFolders, makeHome, npmScripts, usualWay } from '../rehearsal/npm.ts'
import { optionsOf } from '../rehearsal/options.ts'
import { run } from '../rehearsal/process.ts'
import { download } from '../rehearsal/publish.ts'
import { openRegistry } from '../rehearsal/registry.ts'
import { nothingIn, reportTo, twoAtATime } from '../rehearsal/report.ts'
import { filesOf } from '../rehearsal/tarball.ts'

describe('the registry on loopback', () => {
  test('takes a package from npm, gives it back, and has no other', async () => {
    const folder = scratchFolder()
    const registry = await openRegistry(join(folder, 'storage'))
    onTestFinished(registry.close)
    const settings = { ours: registry.url, others: registry.url, network: [], home: join(folder, 'home') }
    makeHome(settings)
    write(join(folder, 'tiny/package.json'), '{ "name": "@rocketlead/tiny", "version": "1.2.3" }')
    write(join(folder, 'tiny/index.js'), 'export const tiny = true\n')
    const env = environment(settings, foreignFolders())

    const publishing = await run(process.execPath, [npmScripts().npm, 'publish'], { cwd: join(folder, 'tiny'), env })
    const tiny = await download('@rocketlead/tiny', registry.url, folder)

    expect(publishing.code, publishing.output).toBe(0)
    expect(tiny).toMatchObject({ version: '1.2.3', manifest: { name: '@rocketlead/tiny' } })
    await expect(import(join(tiny.folder, 'index.js'))).resolves.toMatchObject({ tiny: true })
    await expect(download('@rocketlead/client', registry.url, folder)).rejects.toThrow(/answers 404 to GET/)
    expect((await fetch(`${registry.url}yaml`)).ok).toBe(false)
  })
})

describe('a download', () => {
  test('is refused when it is not what the registry says', async () => {
    const manifest = { name: '@rocketlead/tiny', version: '1.2.3' }
    const server = createServer(({ url, headers }, answer) => {
      const dist = { tarball: `http://${headers.host}/tiny.tgz`, integrity: 'sha512-of-another-file' }
      const packument = { 'dist-tags': { latest: '1.2.3' }, versions: { '1.2.3': { ...manifest, dist } } }
      answer.end(url === '/tiny.tgz' ? tarball('package/index.js', '0') : JSON.stringify(packument))
    })
    onTestFinished(() => void server.close())
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    // A server that listens on a port of TCP has such an address.
    const { port } = server.address() as AddressInfo

    const downloading = download('@rocketlead/tiny', `http://127.0.0.1:${port}/`, scratchFolder())

    await expect(downloading).rejects.toThrow(/tiny\.tgz is sha512-.*, but the registry says sha512-of-another-file\.$/)
  })
})

/** A tarball of one entry. */
function tarball(path: string, type: string): Uint8Array {
  const header = Buffer.alloc(512)
  header.write(path, 0)
  header.write('00000000002', 124)
  header.write(type, 156)
  return gzipSync(Buffer.concat([header, Buffer.from('hi'.padEnd(512, '\0')), Buffer.alloc(1024)]))
}

describe('tarballs', () => {
  test('are read as npm packs them', () => {
    expect(filesOf(tarball('package/dist/index.js', '0'))).toEqual(new Map([['dist/index.js', Buffer.from('hi')]]))
  })

  test.each(['package/../../.npmrc', 'package', 'package//index.js'])('have no file at %s', (path) => {
    expect(() => filesOf(tarball(path, '0'))).toThrow(`The tarball has a file outside of its folder: ${path}`)
  })

  test('have no links', () => {
    expect(() => filesOf(tarball('package/index.js', '2'))).toThrow('no plain file: package/index.js, of the type "2"')
  })
})

const sha = (byte: number) => ({ alg: 'SHA-512', content: Buffer.alloc(64, byte).toString('hex') })
const component = (name: string, byte: number): Component => ({
  type: 'library',
  name,
  version: '1.0.0',
  purl: `pkg:npm/${name}@1.0.0`,
  'bom-ref': `pkg:npm/${name}@1.0.0`,
  licenses: [{ license: { id: 'MIT' } }],
  externalReferences: [
    { type: 'distribution', url: 'https://packages.example/a.tgz', hashes: [sha(byte)] },
    { type: 'website', url: 'https://example.com' },
  ],
})
const { externalReferences: _, ...own } = component('own', 0)
/** What pnpm lists: with a number and a time that are other each time. */
const listing = (...components: Component[]): Bom & { serialNumber: string } => ({
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  version: 1,
  metadata: { timestamp: '2026-01-01T00:00:00Z', tools: { components: [] }, component: own },
  components,
  dependencies: [own, ...components].map((each) => ({ ref: each['bom-ref'], dependsOn: [] })),
})
const materials = {
  published: { name: 'own', version: '1.0.0', integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}` },
  dependencies: listing(component('zebra', 3), component('ant', 2)),
  development: listing(component('inside', 4), component('tool', 5)),
  bundled: [{ name: 'inside', version: '1.0.0' }],
  integrity: new Map<string, string>(),
}

describe('a bill of materials', () => {
  test('lists dependencies and bundled code by name, each with its hash, and the hash of the tarball', () => {
    const written = bom(materials)

    expect(written.components.map(({ name, hashes }) => [name, hashes])).toEqual([
      ['ant', [sha(2)]],
      ['inside', [sha(4)]],
      ['zebra', [sha(3)]],
    ])
    expect(written.metadata.component.hashes).toEqual([sha(1)])
    expect(written.dependencies).toContainEqual({
      ref: 'pkg:npm/own@1.0.0',
      dependsOn: ['pkg:npm/inside@1.0.0'],
    })
    expect(wrongBom(written)).toEqual([])
  })

  test('names once what is bundled and a dependency as well', () => {
    const written = bom({ ...materials, dependencies: listing(component('inside', 4)) })

    expect(written.components.map(({ name, properties }) => [name, properties])).toEqual([
      ['inside', [{ name: 'rocketlead:bundled-into', value: 'own' }]],
    ])
    expect(wrongBom(written)).toEqual([])
  })

  test('says nothing that is other each time, unless it is told the time', () => {
    const written = bom(materials)

    expect(JSON.stringify(written)).not.toMatch(/serialNumber|timestamp|packages\.example/)
    expect(bom({ ...materials, epoch: 86_400 }).metadata.timestamp).toBe('1970-01-02T00:00:00.000Z')
  })

  test('knows the version of what is bundled', () => {
    const other = { ...materials, bundled: [{ name: 'inside', version: '1.0.1' }] }

    expect(() => bom(other)).toThrow('inside@1.0.1 is bundled, but pnpm does not list it among the dependencies.')
  })

  test.each([
    ['has no licence', { licenses: [] }],
    ['has no SHA-512', { hashes: [{ alg: 'SHA-1', content: '00' }] }],
    ['has no package URL of npm, but "ant@1.0.0"', { purl: 'ant@1.0.0' }],
    ['has no name or no version', { version: '' }],
  ])('is wrong when a component %s', (fault, change) => {
    const written = bom(materials)
    const [ant, ...others] = written.components

    // The first component is there: the test above holds that.
    const changed = { ...written, components: [{ ...ant, ...change } as Component, ...others] }

    expect(wrongBom(changed)).toEqual([`The component pkg:npm/ant@1.0.0 ${fault}.`])
  })

  test('is wrong when it names what it does not list', () => {
    const written = bom(materials)

    expect(wrongBom({ ...written, components: written.components.slice(1) })).toEqual([
      'Its dependencies name pkg:npm/ant@1.0.0, which is none of its components.',
    ])
    expect(wrongBom({ ...written, dependencies: written.dependencies.slice(1) })).toEqual([
      'It does not say what pkg:npm/ant@1.0.0 depends on.',
    ])
  })
})

describe('the report', () => {
  test('has a line for each check, what a failing one says, and the sum', async () => {
    const lines: string[] = []
    const report = reportTo((line) => lines.push(line.replace(/\d+\.\d s/, '0.0 s')))

    await report.check({ name: 'one', run: async () => 'printed\n' })
    await report.check({ name: 'two', run: async () => nothingIn(['First.', 'Second.']) })
    report.leaveOut('three', 'since it needs more')
    report.end()

    expect(lines).toEqual([
      '✓ one (0.0 s)\n  printed',
      '✗ two (0.0 s)\n  First.\n  Second.',
      '- three: left out, since it needs more',
      '1 check passed, 1 failed, 1 left out',
    ])
  })

  test('does not speak of what was left out when nothing was', async () => {
    const lines: string[] = []
    const report = reportTo((line) => lines.push(line))

    report.end()

    expect(lines).toEqual(['0 checks passed, 0 failed'])
  })
})

test('two checks run at a time, and no more', async () => {
  let now = 0
  const most: number[] = []

  await twoAtATime(['a', 'b', 'c', 'd'], async () => {
    most.push(++now)
    await new Promise(setImmediate)
    now -= 1
  })

  expect(most).toHaveLength(4)
  expect(Math.max(...most)).toBe(2)
})

test.each([
  ['20.20.2', '>=20', true],
  ['20.9.0', '>=20.19', false],
  ['24.16.0', '>=24.16', true],
  ['9.9.9', '>=20', false],
] as const)('Node %s is %s: %s', (version, range, enough) => {
  expect(satisfies(version, range)).toBe(enough)
})

describe('the environment of strangers', () => {
  test('reaches other packages as this machine does', async () => {
    onTestFinished(() => void vi.unstubAllEnvs())
    const folder = scratchFolder()
    const userconfig = join(folder, 'user.npmrc')
    const proxy = 'https-proxy=http://proxy.example:3128/'
    write(userconfig, `registry=https://packages.example/\n${proxy}\nfund=false\n`)
    for (const name of Object.keys(process.env)) if (/^npm_config_/i.test(name)) vi.stubEnv(name, undefined)
    vi.stubEnv('npm_config_userconfig', userconfig)

    const { registry, network } = await usualWay(npmScripts())
    const home = join(folder, 'home')
    makeHome({ ours: 'http://127.0.0.1:1/', others: registry, network, home })

    const lines = readFileSync(join(home, '.npmrc'), 'utf8').split('\n')
    expect(lines).toEqual(expect.arrayContaining(['registry=https://packages.example/', proxy]))
    expect(lines).not.toContain('fund=false')
    expect(lines.join()).not.toMatch(/null|undefined/)
  })

  test('has nothing of the repository and of who started the rehearsal', () => {
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('npm_config_registry', 'https://elsewhere.example/')
    vi.stubEnv('NODE_OPTIONS', '--no-warnings')
    vi.stubEnv('PATH', [join(root, 'node_modules/.bin'), '/project/node_modules/.bin', '/usr/bin'].join(delimiter))
    const settings = { ours: 'http://127.0.0.1:1/', others: 'https://packages.example/', network: [], home: 'home' }

    const env = environment(settings, foreignFolders())

    expect(env).toMatchObject({ npm_config_registry: settings.others, HOME: 'home', PATH: '/usr/bin' })
    expect(env).not.toHaveProperty('NODE_OPTIONS')
  })
})

describe('npm run rehearse', () => {
  test('refuses an unknown option with a sentence', () => {
    const script = join(import.meta.dirname, '../rehearsal/run.ts')

    const { status, stderr } = spawnSync(process.execPath, [script, '--dry'], { encoding: 'utf8' })

    expect(stderr).toMatch(/^Unknown option '--dry'/)
    expect(status).toBe(2)
  })

  test('takes a Node that is one, and a program that is there', () => {
    const program = import.meta.filename

    expect(optionsOf(['--try', program])).toEqual({ node: process.execPath, program, quick: false })
    expect(optionsOf(['--node', process.execPath])).toEqual({ node: process.execPath, quick: false })
    expect(optionsOf(['--quick'])).toEqual({ node: process.execPath, quick: true })
    expect(optionsOf(['--try', 'missing.mjs'])).toEqual({ wrong: 'There is no file "missing.mjs" to try.' })
    expect(optionsOf(['--node', program])).toEqual({ wrong: expect.stringContaining('is not named node') })
    expect(optionsOf(['--node', '/missing/node'])).toEqual({
      wrong: expect.stringContaining('is no Node that runs here'),
    })
  })
})
