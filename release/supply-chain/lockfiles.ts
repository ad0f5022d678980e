import type { Workspace } from './pins.ts'

/** pnpm-lock.yaml, as far as we look at it. */
export interface PnpmLockfile {
  packages: Record<string, { resolution: Record<string, unknown> }>
}

/** package-lock.json of npm, as far as we look at it. */
export interface NpmLockfile {
  packages: Record<string, { integrity?: string; resolved?: string; inBundle?: boolean; hasInstallScript?: boolean }>
}

/** Packages that come by anything but their name from the registry, or whose bytes nothing vouches for. */
export const unverifiedByPnpm = ({ packages }: PnpmLockfile): string[] =>
  Object.entries(packages).flatMap(([name, { resolution }]) => {
    const { integrity, ...elsewhere } = resolution
    return [
      ...(isHash(integrity) ? [] : [`${name} has no integrity`]),
      ...Object.entries(elsewhere).map(([key, value]) => `${name} comes from elsewhere: ${key} ${value}`),
    ]
  })

/** The same of npm's lockfile, in which what comes within another package's archive is verified with it. */
export const unverifiedByNpm = ({ packages }: NpmLockfile): string[] =>
  Object.entries(packages).flatMap(([path, { integrity, resolved, inBundle }]) => {
    if (path === '' || inBundle) return []
    return [
      ...(isHash(integrity) ? [] : [`${path} has no integrity`]),
      ...(resolved === undefined ? [] : [`${path} comes from elsewhere: ${resolved}`]),
    ]
  })

const isHash = (integrity: unknown): boolean =>
  typeof integrity === 'string' && /^sha(?:256|384|512)-[\w+/]+=*$/.test(integrity)

/** Names of packages in pnpm's lockfile, without versions. */
export const namesIn = ({ packages }: PnpmLockfile): Set<string> =>
  new Set(Object.keys(packages).map((key) => key.slice(0, key.indexOf('@', 1))))

/**
 * What loosens pnpm's own guard. As it comes, an install fails when a package has an install script that `allowBuilds`
 * does not name, and when one comes from elsewhere than the registry; the lockfile does not say who has such a script.
 */
export function unguarded(workspace: Workspace, lockfile: PnpmLockfile): string[] {
  const names = namesIn(lockfile)
  const guards = { strictDepBuilds: true, blockExoticSubdeps: true, verifyStoreIntegrity: true, frozenLockfile: true }
  return [
    ...(workspace.dangerouslyAllowAllBuilds ? ['dangerouslyAllowAllBuilds lets every package run scripts'] : []),
    ...Object.keys(guards)
      .filter((guard) => workspace[guard] === false)
      .map((guard) => `${guard} is off`),
    ...Object.keys(workspace.allowBuilds ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `allowBuilds names ${name}, which is not in the lockfile`),
  ]
}
