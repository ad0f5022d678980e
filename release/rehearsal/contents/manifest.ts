import type { Contents } from './contents.ts'

/** Protocols that mean something in a workspace only. */
const workspaceOnly = /^(?:workspace|catalog|link|file|portal):/

/** Every text in a value of JSON, with where it stands, such as `dependencies.yaml`. */
function texts(value: unknown, place: string): { place: string; text: string }[] {
  if (typeof value === 'string') return [{ place, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, place ? `${place}.${key}` : key))
}

/** Versions that only the workspace knows. */
export const workspaceVersions = ({ name, manifest }: Contents): string[] =>
  texts(manifest, '')
    .filter(({ text }) => workspaceOnly.test(text))
    .map(({ place, text }) => `${name} says "${text}" under ${place} of its package.json, which no registry knows.`)

/** What a manifest has to say, and does not. */
export function missingFacts({ name, manifest, files }: Contents): string[] {
  const { license, engines } = manifest
  const faults = []
  if (!license) faults.push(`${name} names no licence: "license" is missing in its package.json.`)
  if (license && !files.get('LICENSE')?.startsWith(`${license} License`))
    faults.push(`${name} is under ${license} by its package.json, but its LICENSE begins otherwise.`)
  if (!engines?.node) faults.push(`${name} does not say which Node it needs: "engines.node" is missing.`)
  return faults
}

/** Files that a manifest promises and the tarball lacks. */
export function brokenPromises({ name, manifest, files }: Contents): string[] {
  const { exports = {}, bin = {} } = manifest
  const lacks = (file: string) => !files.has(file.replace(/^\.\//, ''))
  const exported = texts(exports, 'exports').filter(({ text }) => lacks(text))
  const commands = texts(bin, 'bin')
  const faults = [...exported, ...commands.filter(({ text }) => lacks(text))].map(
    ({ place, text }) => `${name} has no ${text}, which ${place} of its package.json names.`,
  )
  if (Object.keys(exports).length === 0) faults.push(`${name} exports nothing.`)
  const scripts = commands.filter(({ text }) => !lacks(text))
  for (const { text } of scripts)
    if (!files.get(text.replace(/^\.\//, ''))?.startsWith('#!/usr/bin/env node\n'))
      faults.push(`${name} has the command ${text}, whose first line does not say that Node runs it.`)
  return faults
}

const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const

/** Packages that do not have one version, or do not ask for each other at exactly this one. */
export function wrongVersions(packages: readonly Contents[]): string[] {
  const [first] = packages
  if (!first) return ['Nothing was published.']
  return packages.flatMap(({ name, version, manifest }) => {
    const faults = []
    if (version !== first.version)
      faults.push(`${name} is at ${version}, but ${first.name} at ${first.version}; all have one version.`)
    if (manifest.version !== version)
      faults.push(`${name}@${version} says in its package.json to be ${manifest.version}.`)
    for (const kind of kinds)
      for (const [other, range] of Object.entries(manifest[kind] ?? {}))
        if (other.startsWith('@rocketlead/') && range !== version)
          faults.push(`${name} asks for ${other} at "${range}" in its ${kind}; it has to be ${version}.`)
    return faults
  })
}
