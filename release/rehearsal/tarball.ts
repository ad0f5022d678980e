import { gunzipSync } from 'node:zlib'

const block = 512

/**
 * The files of a package's tarball, by their path in the package. What npm packs is plain: files, in one folder
 * (`package/`), with names that are short enough to need no extension of the format; anything else is an error.
 */
export function filesOf(tarball: Uint8Array): Map<string, Buffer> {
  const tar = gunzipSync(tarball)
  const files = new Map<string, Buffer>()
  let start = 0
  // An empty block is the end.
  while (start + block <= tar.length && tar[start] !== 0) {
    const { path, size, type } = header(tar.subarray(start, start + block))
    const contents = start + block
    if (type !== '0') throw new Error(`The tarball has an entry that is no plain file: ${path}, of the type "${type}".`)
    files.set(inPackage(path), tar.subarray(contents, contents + size))
    start = contents + Math.ceil(size / block) * block
  }
  return files
}

function header(bytes: Buffer) {
  const text = (from: number, length: number) => {
    const field = bytes.subarray(from, from + length)
    const end = field.indexOf(0)
    return field.toString('utf8', 0, end < 0 ? length : end)
  }
  const folder = text(345, 155)
  return {
    path: folder ? `${folder}/${text(0, 100)}` : text(0, 100),
    size: Number.parseInt(text(124, 12), 8),
    type: text(156, 1) || '0',
  }
}

function inPackage(path: string): string {
  const [, ...parts] = path.split('/')
  if (parts.length === 0 || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new Error(`The tarball has a file outside of its folder: ${path}`)
  return parts.join('/')
}
