import { parse } from 'yaml'

/**
 * A description's source with another `info.version`; all else keeps its bytes, comments too.
 * @throws when the text has no such line, or more would change than the version
 */
export function withInfoVersion(text: string, version: string): string {
  const edited = text.replace(/^(info:\n(?:(?: .*|#.*)?\n)*? {2}version: )\S+/m, `$1${version}`)
  // A description has an `info` with a version, or it would not bundle.
  const { info } = parse(edited) as { info: { version: unknown } }
  if (info.version !== version) throw new Error(`The description has no line "version: ..." under "info:" to change.`)
  return edited
}
