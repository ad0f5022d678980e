/** A package's manifest: what npm and Node read, as far as it is asked about here. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  license?: string
  repository?: string | { type?: string; url?: string; directory?: string }
  engines?: Record<string, string>
  files?: string[]
  bin?: Record<string, string>
  exports?: Record<string, string | Record<string, string>>
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** A package as the registry gave it back. */
export interface Published {
  name: string
  version: string
  /** The file that was downloaded. */
  tarball: string
  /** Where it is unpacked: the folder that has its package.json. */
  folder: string
  /** The hash that the registry gives of the file, as in a lockfile: `sha512-` and base64. */
  integrity: string
  manifest: Manifest
}
