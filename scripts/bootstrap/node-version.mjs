// Plain syntax that parses on Node 12, and no imports: see run.mjs.

/**
 * The sentence for a Node that is too old to start from, or undefined.
 * @param {string} version as in process.versions.node
 */
export function unsupportedNode(version) {
  const major = Number(version.split('.')[0])
  if (major >= 18) return undefined
  return `This repository needs Node 18 or newer to start, but this is Node ${version}. Install a newer Node.`
}
