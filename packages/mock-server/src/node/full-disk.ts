import { Problem } from '../domain/problem.ts'

/** SQLite's primary codes for a disk that does not take what is written: IOERR, READONLY, FULL, and CANTOPEN. */
const sqliteCodes = [10, 8, 13, 14]
const systemCodes = ['EDQUOT', 'EIO', 'ENOSPC', 'EROFS']

/** Runs what writes, and tells of a disk that does not take it as the Problem `storage_full`. */
export function toldAsStorageFull<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (!isStorageFull(error)) throw error
    throw new Problem(
      'storage_full',
      `The data directory cannot be written to: ${error.message}. Nothing of this call was stored. Make room or mend the disk, then send it again.`,
    )
  }
}

function isStorageFull(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  if ('errcode' in error) return sqliteCodes.includes(Number(error.errcode) & 0xff) // the upper bits say which of its kind
  return 'code' in error && systemCodes.includes(String(error.code))
}
