/** What a package.json says of its dependencies: a specifier by name. */
export interface Manifest {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  overrides?: Record<string, unknown>
}

/** What pnpm-workspace.yaml says of versions and of what may be run. */
export interface Workspace {
  catalog?: Record<string, string>
  catalogs?: Record<string, Record<string, string>>
  overrides?: Record<string, string>
  packageExtensions?: Record<string, Manifest>
  allowBuilds?: Record<string, boolean>
  [setting: string]: unknown
}

/** `1.2.3`, `1.2.3-beta.1`, or either of another package: `npm:typescript@7.0.2`. */
const isExact = (specifier: string): boolean =>
  /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(specifier)

const isShared = (specifier: string): boolean => specifier === 'catalog:' || specifier === 'workspace:*'

/** Dependencies by name. Those that a package expects of others (peers) are ranges by their nature, and left out. */
const dependenciesOf = ({ dependencies, devDependencies, optionalDependencies }: Manifest): [string, string][] =>
  Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })

const sentence = ([name, specifier]: [string, string]) => `${name} ${specifier}`

/** The dependencies of a package of the workspace that take their version neither from the catalog nor from here. */
export const outsideOfCatalog = (manifest: Manifest): string[] =>
  dependenciesOf(manifest)
    .filter(([, specifier]) => !isShared(specifier))
    .map(sentence)

/** What may be another version tomorrow, in a package that has a lockfile of its own. */
export const looseIn = (manifest: Manifest): string[] =>
  [...dependenciesOf(manifest), ...leavesOf(manifest.overrides ?? {})]
    .filter(([, specifier]) => !isExact(specifier) && !specifier.startsWith('$')) // `$name`: as it is written above
    .map(sentence)

/** What may be another version tomorrow, of all that pnpm-workspace.yaml sets. */
export const looseInWorkspace = ({ catalog, catalogs, overrides, packageExtensions }: Workspace): string[] =>
  [
    ...Object.entries({ ...catalog, ...overrides }),
    ...Object.values(catalogs ?? {}).flatMap(Object.entries<string>),
    ...Object.values(packageExtensions ?? {}).flatMap(dependenciesOf),
  ]
    .filter(([, specifier]) => !isExact(specifier))
    .map(sentence)

/** npm's overrides are nested as deep as one likes. */
const leavesOf = (overrides: Record<string, unknown>): [string, string][] =>
  Object.entries(overrides).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : leavesOf(Object(value)),
  )
