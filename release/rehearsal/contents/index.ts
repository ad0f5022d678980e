import { wrongBundles } from './bundled.ts'
import type { Contents } from './contents.ts'
import { wrongFiles, wrongPackages } from './files.ts'
import { undeclaredImports } from './imports.ts'
import { brokenPromises, missingFacts, workspaceVersions, wrongVersions } from './manifest.ts'
import { wrongReports } from './reported.ts'
import { type Machine, traces } from './traces.ts'

interface ContentsCheck {
  /** A sentence that is true when nothing is found. */
  name: string
  /** One sentence a fault. */
  faults(packages: readonly Contents[], machine: Machine): string[]
}

const each = (name: string, faultsOf: (contents: Contents, machine: Machine) => string[]): ContentsCheck => ({
  name,
  faults: (packages, machine) => packages.flatMap((contents) => faultsOf(contents, machine)),
})

/** What the published tarballs are held against. */
export const contentsChecks: readonly ContentsCheck[] = [
  { name: 'every package was published', faults: wrongPackages },
  each('packages hold what is listed, and nothing else', wrongFiles),
  { name: 'packages have one version, and ask for each other at exactly this one', faults: wrongVersions },
  each('manifests say nothing that only the workspace understands', workspaceVersions),
  each('manifests name a licence and the Node that is needed', missingFacts),
  each('exports and commands are files that are there', brokenPromises),
  each('packages depend on whatever their code and types ask for', undeclaredImports),
  each('packages report the version that they have', wrongReports),
  each('packages have no trace of the machine that made them', traces),
  each('the licence of bundled code is passed on', wrongBundles),
]
