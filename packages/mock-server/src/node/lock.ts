import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Keeps a directory for this server alone, until the function that it gives is called or the process ends, however it
 * ends: the system lets go of the lock then, so what lies in the directory afterwards keeps nobody out.
 *
 * @throws Error when another server has it, in this process or another
 */
export function lockDirectory(directory: string): () => void {
  const owner = join(directory, 'lock.pid')
  try {
    mkdirSync(directory, { recursive: true })
    const lock = lockFile(join(directory, 'lock.sqlite'), owner)
    return () => {
      if (lock.isOpen) lock.close()
    }
  } catch (error) {
    throw isBusy(error) ? taken(directory, owner) : unusable(directory, error)
  }
}

function lockFile(file: string, owner: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    writeFileSync(owner, `${process.pid}\n`) // only for whoever is kept out to read
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5

function taken(directory: string, owner: string): Error {
  const pid = readOwner(owner)
  if (pid === process.pid)
    return new Error(`The directory ${directory} is in use by another server of this process. Close that one first.`)
  const holder = pid === undefined ? 'another process' : `the process ${pid}`
  return new Error(`The directory ${directory} is in use by ${holder}. Stop it, or use another directory.`)
}

function readOwner(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

const unusable = (directory: string, error: unknown): Error =>
  new Error(
    `The directory ${directory} cannot be used: ${error instanceof Error ? error.message : error}. Use another directory.`,
    {
      cause: error,
    },
  )
