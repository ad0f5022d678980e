/** The oldest Node that the server runs on, as `engines` of its package says. */
const oldest = [24, 16] as const

/** A sentence for a Node that is too old, undefined for any other. */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined
  return `rocketlead-mock needs Node ${oldest.join('.')} or newer, and this is Node ${version}. Install a newer Node and try again.`
}
