import { Problem } from '../domain/problem.ts'

/** SQLite's primary codes for a disk that does not take what is written: IOERR, READONLY, FULL, and CANTOPEN. */
const sqliteCodes = [10, 8, 13, 14]
const systemCodes = ['EACCES', 'EDQUOT', 'EFBIG', 'EIO', 'ENOENT', 'ENOSPC', 'EPERM', 'EROFS']
/** SQLite's primary codes for a file that is not what it was: CORRUPT and NOTADB. */
const damage = [11, 26]

/**
 * Runs what writes, and tells of a disk that does not take it as the Problem `storage_full`, of a file that is damaged as
 * `storage_damaged`.
 */
export function toldAsStorageFull<Result>(run: () => Result, file = 'file of this workspace'): Result {
  try {
    return run()
  } catch (error) {
    if (isDamage(error))
      throw new Problem(
        'storage_damaged',
        `The ${file} is damaged: ${error.message}. It was left as it is. Put back a copy, or move it away to begin anew.`,
      )
    if (!isStorageFull(error)) throw error
    throw new Problem(
      'storage_full',
      `The data directory cannot be written to: ${error.message}. Nothing of this call was stored. Make room or mend the disk, then send it again.`,
    )
  }
}

function isStorageFull(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  if ('errcode' in error) return sqliteCodes.includes(primaryCode(error))
  return 'code' in error && systemCodes.includes(String(error.code))
}

const isDamage = (error: unknown): error is Error =>
  error instanceof Error && 'errcode' in error && damage.includes(primaryCode(error))

/** The upper bits say which of its kind. */
const primaryCode = (error: { errcode?: unknown }): number => Number(error.errcode) & 0xff
