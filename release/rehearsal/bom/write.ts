import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/paths.ts'
import { bundledIn } from '../contents/bundled.ts'
import { contentsOf } from '../contents/contents.ts'
import { run } from '../process.ts'
import type { Published } from '../published.ts'
import { bom } from './bom.ts'
import { type Bom, wrongBom } from './cyclonedx.ts'

/** Writes the bill of materials of each package to `release/dist/bom/`, and tells what is wrong with them. */
export async function writeBoms(packages: readonly Published[]): Promise<string[]> {
  const folder = join(root, 'release/dist/bom')
  mkdirSync(folder, { recursive: true })
  const integrity = new Map(packages.map((each) => [`${each.name}@${each.version}`, each.integrity]))
  const { SOURCE_DATE_EPOCH } = process.env
  const epoch = SOURCE_DATE_EPOCH ? { epoch: Number(SOURCE_DATE_EPOCH) } : {}
  const faults = packages.map(async (published) => {
    const bundled = bundledIn(contentsOf(published))
    const dependencies = await sbom(published.name, ['--prod'])
    const development = bundled.length > 0 ? await sbom(published.name, []) : dependencies
    const written = bom({ published, dependencies, development, bundled, integrity, ...epoch })
    const file = `${published.name.replace(/^@rocketlead\//, '')}.cdx.json`
    writeFileSync(join(folder, file), `${JSON.stringify(written, null, 2)}\n`)
    return wrongBom(written).map((fault) => `${file}: ${fault}`)
  })
  return (await Promise.all(faults)).flat()
}

/** What pnpm lists of a package of the workspace, from the lockfile and the packages that are installed. */
async function sbom(name: string, which: string[]): Promise<Bom> {
  const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.mjs')
  const args = ['--filter', name, 'sbom', ...which, '--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6']
  // In a copy of the repository the dependencies are links, and pnpm looks for licences where they really are.
  const store = join(realpathSync(join(root, 'node_modules/pnpm')), '../../..')
  const env = { ...process.env, pnpm_config_virtual_store_dir: store }
  const { code, output, stdout } = await run(process.execPath, [pnpm, ...args], { cwd: root, env })
  if (code !== 0) throw new Error(`"pnpm sbom" fails for ${name}. It says:\n${output}`)
  // pnpm vouches for the form; wrongBom looks at what matters.
  return JSON.parse(stdout) as Bom
}
