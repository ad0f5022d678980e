import type { Bundled } from '../contents/bundled.ts'
import type { Published } from '../published.ts'
import type { Bom, Component, Hash } from './cyclonedx.ts'

export interface Materials {
  published: Pick<Published, 'name' | 'version' | 'integrity'>
  /** What pnpm lists of the package and all that it depends on. */
  dependencies: Bom
  /** What pnpm lists when the dependencies of its development are among it. */
  development: Bom
  bundled: readonly Bundled[]
  /** The tarballs of all our packages, by `name@version`, as in a lockfile: `sha512-` and base64. */
  integrity: ReadonlyMap<string, string>
  /** Seconds since 1970, from SOURCE_DATE_EPOCH; without it the bill has no time. */
  epoch?: number
}

/**
 * The bill of materials of a package as it is published. What pnpm knows from the lockfile says which versions it was
 * built and tested with; to that come the hash of the tarball and the code of others that was bundled into it. Numbers
 * and times that are other each time are left out, so that the same package has the same bill.
 */
export function bom({ published, dependencies, development, bundled, integrity, epoch }: Materials): Bom {
  const inner = new Map(
    bundled.map((each) => inside(each, development, published.name)).map((each) => [each['bom-ref'], each]),
  )
  const outer = dependencies.components.map((component) => listed(component, integrity))
  const components = [
    // What is bundled may be a dependency as well, of another part of the package.
    ...outer.map((each) => ({ ...each, ...propertiesOf(inner.get(each['bom-ref'])) })),
    ...[...inner.values()].filter((each) => !outer.some((other) => other['bom-ref'] === each['bom-ref'])),
  ]
  const own = dependencies.metadata.component
  const graph = dependencies.dependencies.map(({ ref, dependsOn }) => {
    const carried = ref === own['bom-ref'] ? inner.keys() : []
    return { ref, dependsOn: [...new Set([...dependsOn, ...carried])].sort() }
  })
  const described = new Set(graph.map(({ ref }) => ref))
  const bare = components.map((each) => each['bom-ref']).filter((ref) => !described.has(ref))
  const { $schema, bomFormat, specVersion, version, metadata } = dependencies
  return {
    $schema,
    bomFormat,
    specVersion,
    version,
    metadata: {
      ...(epoch === undefined ? {} : { timestamp: new Date(epoch * 1000).toISOString() }),
      tools: metadata.tools,
      component: { ...own, hashes: [hash(published.integrity)] },
    },
    components: components.sort(by((each) => each['bom-ref'])),
    dependencies: [...graph, ...bare.map((ref) => ({ ref, dependsOn: [] }))].sort(by(({ ref }) => ref)),
  }
}

const by =
  <T>(key: (value: T) => string) =>
  (one: T, other: T) =>
    key(one) < key(other) ? -1 : 1

/** A dependency, with its hash where readers look for it and not beside the address it came from. */
function listed({ externalReferences = [], ...component }: Component, integrity: Materials['integrity']): Component {
  const own = integrity.get(`${nameOf(component)}@${component.version}`)
  const hashes = own ? [hash(own)] : externalReferences.flatMap((reference) => reference.hashes ?? [])
  const references = externalReferences.filter(({ type }) => type !== 'distribution')
  return { ...component, hashes, ...(references.length > 0 ? { externalReferences: references } : {}) }
}

const nameOf = ({ group, name }: Component) => (group ? `${group}/${name}` : name)

/** A package whose code is in the tarball itself. */
function inside(bundled: Bundled, development: Bom, into: string): Component {
  const { scope: _, ...found } = listed(component(bundled, development), new Map())
  return { ...found, properties: [{ name: 'rocketlead:bundled-into', value: into }] }
}

const propertiesOf = (component: Component | undefined): Pick<Component, 'properties'> =>
  component?.properties ? { properties: component.properties } : {}

function component({ name, version }: Bundled, { components }: Bom): Component {
  const found = components.find((each) => nameOf(each) === name && each.version === version)
  if (!found) throw new Error(`${name}@${version} is bundled, but pnpm does not list it among the dependencies.`)
  return found
}

/** The hash of a lockfile in the way of CycloneDX. */
function hash(integrity: string): Hash {
  return { alg: 'SHA-512', content: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }
}
