import { root } from '../../scripts/paths.ts'
import { writeBoms } from './bom/write.ts'
import { contentsOf } from './contents/contents.ts'
import { contentsChecks } from './contents/index.ts'
import { attwFindings, promisesTypes, publintFindings } from './contents/linters.ts'
import type { Published } from './published.ts'
import { type Check, nothingIn } from './report.ts'

/** What the tarballs are held against; `registries` are those whose addresses must not be in them. */
export function tarballChecks(packages: readonly Published[], registries: readonly string[]): Check[] {
  const contents = packages.map(contentsOf)
  const machine = { folders: [root], registries }
  const ofContents = contentsChecks.map(
    ({ name, faults }): Check => ({ name, run: async () => nothingIn(faults(contents, machine)) }),
  )
  const ofTypes = packages.filter(promisesTypes).map(
    (published): Check => ({
      name: `attw finds nothing in ${published.name}`,
      run: async () => nothingIn(await attwFindings(published)),
    }),
  )
  return [
    ...ofContents,
    {
      name: 'publint finds nothing',
      run: async () => nothingIn((await Promise.all(packages.map(publintFindings))).flat()),
    },
    ...ofTypes,
    {
      name: 'every package has a sound bill of materials, in release/dist/bom',
      run: async () => nothingIn(await writeBoms(packages)),
    },
  ]
}
