import { describe, expect, onTestFinished, test } from 'vitest'
import { createMockServer, type MockServerOptions } from '../src/node/index.ts'
import { directory } from './directory.ts'

/** As much of an answer as is looked at. */
interface Answered {
  id: string
  data: { phone: string }[]
}

/** A server, its leads by their numbers, and how they are found. */
function open(options: MockServerOptions = {}) {
  const mock = createMockServer(options)
  onTestFinished(mock.close)
  async function call(method: string, path: string, body?: unknown): Promise<Answered> {
    const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const response = await mock.fetch(`http://mock.test/api/v1${path}`, init)
    expect(response.ok).toBe(true)
    return (await response.json()) as Answered
  }
  const search = async (text: string) => (await call('GET', `/leads?search=${text}`)).data.map(({ phone }) => phone)
  const add = (listId: string, phone: string, company: string) =>
    call('POST', `/lead-lists/${listId}/leads`, { phone, company })
  const list = async () => (await call('POST', '/lead-lists', { name: 'Fair' })).id
  return { mock, call, search, add, list }
}

const [ada, ben, chiara] = ['+12025550141', '+12025550142', '+12025550143'] as const

describe('a search finds leads that nobody searched for before', () => {
  test('as they were changed or deleted meanwhile', async () => {
    const { call, search, add, list } = open()
    const listId = await list()
    const first = await add(listId, ada, 'Lantern Books')
    const second = await add(listId, ben, 'Lantern Books')
    await add(listId, chiara, 'Lantern Books')

    await call('PATCH', `/leads/${first.id}`, { company: 'Harbour Tea' })
    await call('POST', '/leads/bulk-delete', { leadIds: [second.id] })

    expect(await search('lantern')).toEqual([chiara])
    expect(await search('harbour')).toEqual([ada])
  })

  test('after the newest that it found before was deleted', async () => {
    const { call, search, add, list } = open()
    const listId = await list()
    await add(listId, ada, 'Lantern Books')
    const { id } = await add(listId, ben, 'Lantern Books')
    expect(await search('lantern')).toHaveLength(2)

    await call('POST', '/leads/bulk-delete', { leadIds: [id] })
    await add(listId, chiara, 'Lantern Books')

    expect(await search('lantern')).toEqual([chiara, ada])
  })

  test('when the server was started again', async () => {
    const data = directory()
    const { mock, add, list } = open({ data })
    await add(await list(), ada, 'Lantern Books')
    mock.close()

    expect(await open({ data }).search('lantern')).toEqual([ada])
  })

  test('in a copy of the workspace', async () => {
    const { mock, search, add, list } = open()
    const { snapshots } = mock.workspace('rl_test_1').control
    await add(await list(), ada, 'Lantern Books')
    await snapshots.create({ name: 'fair' })
    expect(await search('lantern')).toEqual([ada])

    await snapshots.restore('fair')

    expect(await search('lantern')).toEqual([ada])
  })
})
