import { existsSync, rmSync } from 'node:fs'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { Problem } from '../domain/problem.ts'
import type { Database } from '../store/database.ts'
import { toldAsStorageFull } from './full-disk.ts'
import { fileOf, openCopy, openDatabase, openScratch } from './sqlite.ts'

/** Where a server keeps its databases, by their names. One that is closed is opened again as it was. */
export interface Storage {
  /** @throws Problem `storage_full`, or `too_many_workspaces` for one too many */
  open(name: string): Database
  isStored(name: string): boolean
  /** Deletes what is stored under the name. It must be closed. */
  remove(name: string): void
  /** Keeps nothing that is closed from now on, if it is gone with the process anyway. */
  close(): void
}

/** Files of a directory. */
export const storageIn = (directory: string): Storage => ({
  open: (name) => openDatabase(name, directory),
  isStored: (name) => isWorkspace(name) && existsSync(fileOf(name, directory)),
  remove(name) {
    const file = fileOf(name, directory)
    toldAsStorageFull(() => {
      // The log goes first, or a new file of the name would be taken for the one that it belongs to.
      for (const part of [`${file}-wal`, `${file}-shm`, file]) rmSync(part, { force: true })
    })
  },
  close() {},
})

/**
 * Memory. What is closed is kept compressed, which takes a hundredth of what it takes while it is open.
 *
 * @param most how many workspaces there may be
 */
export function storageInMemory(most: number): Storage {
  /** The bytes of those that are closed; nothing in the place of those that are open. */
  const stored = new Map<string, Packed | undefined>()
  let workspaces = 0
  let isClosed = false

  function opened(name: string): Database {
    const packed = stored.get(name)
    if (packed) return openCopy(unpack(packed))
    if (stored.has(name) || !isWorkspace(name)) return openScratch()
    if (workspaces === most) throw tooMany(most)
    workspaces += 1
    return openScratch()
  }

  return {
    open(name) {
      const db = opened(name)
      stored.set(name, undefined)
      return {
        ...db,
        close() {
          if (stored.has(name) && !isClosed) stored.set(name, pack(db.snapshot()))
          db.close()
        },
      }
    },
    isStored: (name) => stored.has(name),
    remove(name) {
      if (stored.delete(name) && isWorkspace(name)) workspaces -= 1
    },
    close() {
      isClosed = true
    },
  }
}

/** A workspace's database is named by its id alone. */
const isWorkspace = (name: string): boolean => /^wsp_[0-9a-z]+$/.test(name)

const tooMany = (most: number): Problem =>
  new Problem(
    'too_many_workspaces',
    `There are ${most} workspaces in memory, as many as this server may have. Delete some with DELETE /_mock/workspace and their keys, start it with --max-workspaces for more, or with --data to keep them in a directory.`,
  )

interface Packed {
  bytes: Uint8Array
  /** How many bytes it unpacks to. */
  size: number
}

const pack = (bytes: Uint8Array): Packed => ({
  bytes: new Uint8Array(zstdCompressSync(bytes, fast)), // a copy, as what it gives holds on to much more
  size: bytes.length,
})
const unpack = ({ bytes, size }: Packed): Uint8Array => zstdDecompressSync(bytes, { chunkSize: size })
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
