import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Loopback, loopback } from './loopback.ts'
import { environment, foreignFolders, makeHome, npmScripts, usualWay } from './npm.ts'
import type { Options } from './options.ts'
import { endAll } from './process.ts'
import { download, publish, publishedNames } from './publish.ts'
import type { Published } from './published.ts'
import { openRegistry, type Registry } from './registry.ts'
import { type Counts, nothingIn, type Report, reportTo, twoAtATime } from './report.ts'
import { tarballChecks } from './tarball-checks.ts'
import { tryProgram } from './try-program.ts'
import { useAsStrangers } from './use.ts'
import { workingTree } from './working-tree.ts'

/** Publishes every package to a registry on loopback, and checks what strangers get from it. */
export async function rehearse(options: Options, print: (line: string) => void): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-rehearsal-'))
  const places = placesIn(folder)
  let registry: Registry | undefined
  try {
    const scripts = npmScripts()
    const usual = await usualWay(scripts)
    registry = await openRegistry(places.storage)
    const { url } = registry

    const report = reportTo(print)
    const packages = await publishAll(url, places, report)
    if (packages.length === 0) print('Nothing else can be tried without the packages.')
    else {
      const { node, program, quick } = options
      const settings = { ours: url, others: usual.registry, network: usual.network, home: places.home }
      makeHome(settings)
      const env = environment(settings, [dirname(node), ...foreignFolders()])
      const stranger = loopback({ url, env, node, packages, scripts, folders: places.folders })
      await checkAll(stranger, { usual: usual.registry, program, quick }, report)
    }
    report.end()
    return report.counts
  } finally {
    endAll()
    await registry?.close()
    // What was just ended may still hold a file.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

interface Places {
  /** Where the registry has what was published. */
  storage: string
  /** Where the tarballs are, as they came back, and what is in them. */
  tarballs: string
  /** Where strangers work. */
  folders: string
  /** The homes of who publishes and of the strangers; they are not there yet. */
  publisher: string
  home: string
}

function placesIn(folder: string): Places {
  const storage = join(folder, 'registry')
  const tarballs = join(folder, 'tarballs')
  const folders = join(folder, 'strangers')
  for (const each of [storage, tarballs, folders]) mkdirSync(each)
  return { storage, tarballs, folders, publisher: join(folder, 'publisher'), home: join(folder, 'home') }
}

/** Publishes and downloads; the packages that came back, none if it failed. */
async function publishAll(registry: string, places: Places, report: Report): Promise<Published[]> {
  const packages: Published[] = []
  const before = await workingTree()
  await report.check({
    name: '"changeset publish" publishes to a registry on loopback, which gives it all back',
    run: async () => {
      await publish(registry, places.publisher)
      const names = publishedNames(places.storage)
      packages.push(...(await Promise.all(names.map((name) => download(name, registry, places.tarballs)))))
      return packages.map(({ name, version }) => `${name}@${version}`).join('\n')
    },
  })
  const unchanged = 'publishing leaves the files of the packages and the tags as they were'
  if (before === undefined) report.leaveOut(unchanged, 'since git does not know this folder')
  else
    await report.check({
      name: unchanged,
      run: async () => {
        const after = await workingTree()
        return nothingIn(after === before ? [] : [`It was:\n${before}`, `It is:\n${after}`])
      },
    })
  return packages
}

interface Wanted {
  /** The registry that the machine usually uses. */
  usual: string
  program: string | undefined
  quick: boolean
}

async function checkAll(stranger: Loopback, { usual, program, quick }: Wanted, report: Report): Promise<void> {
  const programs = program === undefined ? [] : [tryProgram(program, stranger)]
  await twoAtATime([...programs, ...tarballChecks(stranger.packages, [usual, stranger.url])], report.check)
  await useAsStrangers(stranger, quick, report)
}
