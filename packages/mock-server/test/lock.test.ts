import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { directory } from './directory.ts'
import { startServer } from './process.ts'

describe('a data directory', () => {
  test('is refused to a second process, which is told who has it', async () => {
    const data = directory()
    const first = await startServer(data)

    const second = startServer(data)

    await expect(second).rejects.toThrow(
      `The directory ${data} is in use by the process ${first.pid}. Stop it, or use another directory.`,
    )
    await first.stop()
  })

  test('is refused to a second server of the same process', () => {
    const data = directory()
    const first = createMockServer({ data })

    expect(() => createMockServer({ data })).toThrow(
      `The directory ${data} is in use by another server of this process. Close that one first.`,
    )

    first.close()
  })

  test('is free again when its server is closed', () => {
    const data = directory()
    createMockServer({ data }).close()

    const second = createMockServer({ data })

    second.close()
  })

  test('is free again when its server is killed, whatever was left in it', async () => {
    const data = directory()
    const first = await startServer(data)
    await first.kill()

    const second = await startServer(data)

    await second.stop()
  })

  test('is not kept from anyone by what another server wrote into it', () => {
    const data = directory()
    writeFileSync(join(data, 'lock.pid'), '1\n')

    const server = createMockServer({ data })

    server.close()
  })

  test('that is none is refused with the reason', () => {
    const file = join(directory(), 'file')
    writeFileSync(file, '')

    expect(() => createMockServer({ data: file })).toThrow(`The directory ${file} cannot be used: EEXIST`)
  })
})
