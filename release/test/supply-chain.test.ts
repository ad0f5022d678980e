import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { scratchFolder, write } from '../../scripts/checks/scratch.ts'
import { repositoryFiles } from '../../scripts/checks/structure/files.ts'
import { root } from '../../scripts/paths.ts'
import { type PnpmLockfile, unguarded, unverifiedByNpm, unverifiedByPnpm } from '../supply-chain/lockfiles.ts'
import { looseIn, looseInWorkspace, outsideOfCatalog, type Workspace } from '../supply-chain/pins.ts'
import { findSecrets } from '../supply-chain/secrets.ts'

const files = repositoryFiles()
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? ''
const manifests = files.filter(({ path }) => /(?:^|\/)package\.json$/.test(path) && !path.startsWith('bench/'))
const workspace: Workspace = parse(textOf('pnpm-workspace.yaml'))
// What follows are the dependencies of each, which are half of the file.
const lockfile: PnpmLockfile = parse(textOf('pnpm-lock.yaml').split(/^snapshots:/m)[0] ?? '')

describe('a version', () => {
  test('stands in the catalog, once', () => {
    expect(manifests.length).toBeGreaterThan(8)
    expect(manifests.filter(({ text }) => outsideOfCatalog(JSON.parse(text)).length > 0)).toEqual([])
  })

  test('is exact', () => {
    expect(Object.keys(workspace.catalog ?? {}).length).toBeGreaterThan(50)
    expect(looseInWorkspace(workspace)).toEqual([])
    expect(looseIn(JSON.parse(textOf('bench/package.json')))).toEqual([])
  })

  test.each(['1.2.3', '^1.2.3', 'latest', 'workspace:^', 'catalog:other', 'github:a/b', 'file:../a'])(
    'is caught in a manifest as %s',
    (specifier) => {
      expect(outsideOfCatalog({ devDependencies: { a: specifier, b: 'catalog:' } })).toEqual([`a ${specifier}`])
    },
  )

  test.each(['^1.2.3', '~1.2.3', '1.2', '1.x', '*', '>=1.2.3', 'latest', 'npm:a@^1.2.3', 'npm:a', 'github:a/b', ''])(
    'is caught in the catalog as "%s"',
    (specifier) => {
      expect(looseInWorkspace({ catalog: { a: specifier } })).toEqual([`a ${specifier}`])
      expect(looseInWorkspace({ catalogs: { old: { a: specifier } } })).toEqual([`a ${specifier}`])
      expect(looseInWorkspace({ overrides: { a: specifier } })).toEqual([`a ${specifier}`])
      expect(looseInWorkspace({ packageExtensions: { b: { dependencies: { a: specifier } } } })).toHaveLength(1)
    },
  )

  test.each(['1.2.3', '1.2.3-beta.1', 'npm:@a/b@1.2.3'])('may be %s', (specifier) => {
    expect(looseInWorkspace({ catalog: { a: specifier } })).toEqual([])
  })

  test('is caught in the overrides of npm, however deep, and may be that of another', () => {
    expect(looseIn({ dependencies: { a: '1.2.3' }, overrides: { b: { c: { d: '^1.0.0', a: '$a' } } } })).toEqual([
      'd ^1.0.0',
    ])
  })
})

describe('a package of a lockfile', () => {
  test('comes from the registry, with a hash', () => {
    expect(Object.keys(lockfile.packages).length).toBeGreaterThan(500)
    expect(unverifiedByPnpm(lockfile)).toEqual([])
    expect(unverifiedByNpm(JSON.parse(textOf('bench/package-lock.json')))).toEqual([])
  })

  test.each([
    [{}, 'a@1.0.0 has no integrity'],
    [{ integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'a@1.0.0 has no integrity'],
    [{ integrity: 'sha512-YQ==', tarball: 'a.tgz' }, 'a@1.0.0 comes from elsewhere: tarball a.tgz'],
    [{ integrity: 'sha512-YQ==', type: 'git' }, 'a@1.0.0 comes from elsewhere: type git'],
  ])('is caught in that of pnpm: %j', (resolution, fault) => {
    expect(unverifiedByPnpm({ packages: { 'a@1.0.0': { resolution } } })).toEqual([fault])
  })

  test.each([
    [{}, 'node_modules/a has no integrity'],
    [{ integrity: 'sha512-YQ==', resolved: 'git+ssh://a' }, 'node_modules/a comes from elsewhere: git+ssh://a'],
  ])('is caught in that of npm: %j', (entry, fault) => {
    expect(unverifiedByNpm({ packages: { '': {}, 'node_modules/a': entry } })).toEqual([fault])
  })

  test('needs no hash of its own within the archive of another', () => {
    expect(unverifiedByNpm({ packages: { 'node_modules/a/node_modules/b': { inBundle: true } } })).toEqual([])
  })
})

describe('an install', () => {
  test('changes no lockfile, and runs no scripts of what the benchmarks need', () => {
    expect(textOf('scripts/bootstrap/install.mjs')).toMatch(/'install', '--frozen-lockfile'/)
    expect(textOf('bench/install.ts')).toMatch(/\['ci', '--ignore-scripts'/)
  })

  test('has its guards', () => {
    expect(unguarded(workspace, lockfile)).toEqual([])
  })

  test.each([
    [{ dangerouslyAllowAllBuilds: true }, 'dangerouslyAllowAllBuilds lets every package run scripts'],
    [{ strictDepBuilds: false }, 'strictDepBuilds is off'],
    [{ blockExoticSubdeps: false }, 'blockExoticSubdeps is off'],
    [{ verifyStoreIntegrity: false }, 'verifyStoreIntegrity is off'],
    [{ frozenLockfile: false }, 'frozenLockfile is off'],
    [{ allowBuilds: { left: true } }, 'allowBuilds names left, which is not in the lockfile'],
  ])('is caught without one: %j', (settings, fault) => {
    expect(unguarded(settings, { packages: { '@a/right@1.0.0': { resolution: {} } } })).toEqual([fault])
  })

  test('fails for an install script that nobody has allowed by name, and does not run it', () => {
    const folder = scratchFolder()
    write(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { noisy: 'file:noisy' } }))
    write(join(folder, 'pnpm-workspace.yaml'), 'packages: []\n')
    const postinstall = `node -e "fs.writeFileSync(process.env.INIT_CWD + '/ran', '')"`
    write(
      join(folder, 'noisy/package.json'),
      JSON.stringify({ name: 'noisy', version: '1.0.0', scripts: { postinstall } }),
    )

    const { status, stdout, stderr } = install(folder)

    expect(stdout + stderr).toContain('ERR_PNPM_IGNORED_BUILDS')
    expect(status).not.toBe(0)
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })
})

function install(cwd: string) {
  const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.mjs')
  const args = [pnpm, 'install', '--offline', '--store-dir', join(cwd, 'store')]
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
}

describe('a secret', () => {
  test('stands in no file of the repository', async () => {
    expect(await findSecrets(files)).toEqual([])
  })

  // Put together here, so that nobody who looks for secrets finds them in this file.
  const letters = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hJ5'
  const pem = (edge: string) => ['-----', edge, ' RSA PRIVATE ', 'KEY-----'].join('')
  test.each([
    ['a token of npm', ['npm', letters].join('_')],
    ['a token of GitHub', ['ghp', letters].join('_')],
    ['a key of AWS', ['AWS', 'SECRET', 'ACCESS', `KEY=${letters}/k7Q`].join('_')],
    ['a private key', [pem('BEGIN'), `MI${letters.repeat(3)}`, pem('END')].join('\n')],
    ['a password in an address', ['https://ada:', letters, '@rocketlead.com/'].join('')],
    ['a live key of Rocketlead', ['rl', 'live', letters].join('_')],
  ])('is found: %s', async (_, secret) => {
    const found = await findSecrets([{ path: 'a.txt', text: `first\n${secret}\n` }])

    expect(found).toEqual([expect.stringMatching(/^a\.txt:2: /)])
    expect(found.join()).not.toContain(letters)
  })

  test.each(['rl_test_quickstart', 'Bearer rl_test_1', 'rl_live_x', 'http://key:secret@c.test'])(
    'is not what tests and examples use: %s',
    async (text) => {
      expect(await findSecrets([{ path: 'a.txt', text }])).toEqual([])
    },
  )
})
