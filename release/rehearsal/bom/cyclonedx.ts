/** The parts of CycloneDX 1.6 that are written here; see https://cyclonedx.org/docs/1.6/json/. */
export interface Bom {
  $schema: string
  bomFormat: 'CycloneDX'
  specVersion: '1.6'
  version: number
  metadata: { timestamp?: string; tools: { components: Tool[] }; component: Component }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

interface Tool {
  type: string
  name: string
  version: string
}

export interface Component extends Tool {
  'bom-ref': string
  group?: string
  description?: string
  scope?: string
  hashes?: Hash[]
  licenses?: ({ license: { id?: string; name?: string } } | { expression: string })[]
  purl: string
  externalReferences?: { type: string; url: string; hashes?: Hash[] }[]
  properties?: { name: string; value: string }[]
}

export interface Hash {
  alg: string
  /** Hexadecimal. */
  content: string
}

const sha512 = /^[0-9a-f]{128}$/
const purl = /^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.+-]*$/

/** What is wrong with a bill of materials, a sentence each. */
export function wrongBom(bom: Bom): string[] {
  const all = [bom.metadata.component, ...bom.components]
  const refs = new Set(all.map((component) => component['bom-ref']))
  const faults = all.flatMap(wrongComponent)
  if (bom.bomFormat !== 'CycloneDX' || bom.specVersion !== '1.6') faults.push('It does not say to be CycloneDX 1.6.')
  if (refs.size < all.length) faults.push('Two of its components have the same bom-ref.')
  const described = new Set(bom.dependencies.map(({ ref }) => ref))
  for (const ref of refs) if (!described.has(ref)) faults.push(`It does not say what ${ref} depends on.`)
  for (const { ref, dependsOn } of bom.dependencies)
    for (const named of [ref, ...dependsOn])
      if (!refs.has(named)) faults.push(`Its dependencies name ${named}, which is none of its components.`)
  return faults
}

function wrongComponent(component: Component): string[] {
  const { name, version, licenses = [], hashes = [] } = component
  const faults = []
  if (!name || !version) faults.push('has no name or no version')
  if (!purl.test(component.purl)) faults.push(`has no package URL of npm, but "${component.purl}"`)
  if (licenses.length === 0) faults.push('has no licence')
  if (!hashes.some(({ alg, content }) => alg === 'SHA-512' && sha512.test(content))) faults.push('has no SHA-512')
  return faults.map((fault) => `The component ${component['bom-ref']} ${fault}.`)
}
