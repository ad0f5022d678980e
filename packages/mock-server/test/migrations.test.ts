import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { openDatabase } from '../src/node/sqlite.ts'
import { bringUpToDate, differenceOf, schemaVersion, shapeOf } from '../src/store/migrations.ts'
import { workspaceIdOf } from '../src/workspace.ts'
import { directory } from './directory.ts'
import { setup } from './setup.ts'

const version1 = readFileSync(new URL('migrations/version-1.sql', import.meta.url), 'utf8')
const version2 = readFileSync(new URL('migrations/version-2.sql', import.meta.url), 'utf8')
const version3 = readFileSync(new URL('migrations/version-3.sql', import.meta.url), 'utf8')
const workspaceId = workspaceIdOf('rl_test_1')

/** A directory in which an earlier version kept a workspace, and what became of it. */
function stored(sql: string): { data: string; file: string } {
  const data = directory()
  const file = join(data, `${workspaceId}.sqlite`)
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = wal')
  db.exec(sql)
  db.close()
  return { data, file }
}

/** Opens a workspace that cannot be opened, as one does by calling it. */
function open(data: string): void {
  const mock = createMockServer({ data })
  try {
    mock.workspace('rl_test_1')
  } finally {
    mock.close()
  }
}

describe('a workspace of version 1', () => {
  test('is served with all that it held, its clock and ids included', async () => {
    const { data } = stored(version1)

    const { mock, api, workspace } = setup({ data })

    const campaigns = await api.GET('/api/v1/campaigns')
    const leads = await api.GET('/api/v1/leads')
    const conversations = await api.GET('/api/v1/conversations')
    const orders = await api.GET('/api/v1/orders')
    expect(workspace.now).toEqual(new Date('2026-01-08T14:00:00.000Z'))
    expect(campaigns.data?.data).toMatchObject([{ name: 'Spring', stats: { leadsTotal: 1 } }])
    expect(leads.data?.data).toMatchObject([{ phone: '+12025550142', firstName: 'Amara' }])
    expect(conversations.data?.data).toHaveLength(1)
    expect(orders.data?.data).toHaveLength(1)
    mock.close()
  })

  test('sends for its active campaign, which it could not before', async () => {
    const { data } = stored(version1)
    const { mock, api, workspace } = setup({ data })

    workspace.advance('3d')

    const campaigns = await api.GET('/api/v1/campaigns')
    const campaignId = campaigns.data?.data[0]?.id ?? ''
    const leads = await api.GET('/api/v1/campaigns/{campaignId}/leads', { params: { path: { campaignId } } })
    expect(leads.data?.data).toMatchObject([{ status: 'completed', currentStepPosition: 1 }])
    mock.close()
  })

  test('keeps what became of the steps of its campaign', async () => {
    const stats = `'{"sent":7,"delivered":6,"read":5,"replied":4,"failed":3}'`
    const counted = `update campaigns set record = json_set(record, '$.steps[0].stats', json(${stats}))`
    const { data } = stored(`${version1}; ${counted}, status = 'paused';`)

    const { mock, api } = setup({ data })

    const campaigns = await api.GET('/api/v1/campaigns')
    expect(campaigns.data?.data[0]?.steps[0]?.stats).toEqual({ sent: 7, delivered: 6, read: 5, replied: 4, failed: 3 })
    mock.close()
  })

  test('finds the words of its knowledge base', async () => {
    const { data } = stored(version1)
    const { mock, api } = setup({ data })
    const agents = await api.GET('/api/v1/agents')
    const agentId = agents.data?.data[0]?.id ?? ''
    const sources = await api.GET('/api/v1/knowledge-base/sources')
    const knowledgeSourceIds = sources.data?.data.map(({ id }) => id) ?? []
    await api.PATCH('/api/v1/agents/{agentId}', {
      params: { path: { agentId } },
      body: { knowledgeSourceIds },
    })

    const answer = await api.POST('/api/v1/agents/{agentId}/test', {
      params: { path: { agentId } },
      body: { message: 'What does a kilo cost?' },
    })

    expect(JSON.stringify(answer.data)).toContain('20 dollars')
    mock.close()
  })

  test('is left as it was when it cannot be brought up to date', () => {
    const { data, file } = stored(`${version1}; drop table timeline;`)
    const before = readFileSync(file)

    expect(() => open(data)).toThrow(
      `The workspace ${workspaceId} was stored by an older version (schema 1) and cannot be brought up to date (schema ${schemaVersion}). It is as it was; open it with the version that stored it.`,
    )

    expect(readFileSync(file)).toEqual(before)
  })

  test('can be uploaded as a snapshot and gone back to', async () => {
    const { file } = stored(version1)
    const { api, workspace } = setup()
    const form = new FormData()
    form.set('file', new Blob([readFileSync(file)]))

    await workspace.control.snapshots.upload('old', form)
    workspace.restore('old')

    expect((await api.GET('/api/v1/campaigns')).data?.data).toMatchObject([{ name: 'Spring' }])
  })
})

describe('a workspace of version 2', () => {
  test('keeps its fault rules, which break no answer', async () => {
    const { data } = stored(version2)

    const { mock, api, control } = setup({ data })

    const { error, response } = await api.GET('/api/v1/settings')
    const rules = await control.GET('/_mock/faults')
    expect([error?.code, response.headers.get('retry-after')]).toEqual(['injected_fault', '5'])
    expect(rules.data?.data).toMatchObject([{ status: 503, retryAfterFormat: 'seconds', breakage: null, struck: 1 }])
    mock.close()
  })
})

test.each([
  ['1', version1],
  ['2', version2],
  ['3', version3],
])('a workspace of version %s gets every table and column that a new one has', (_, version) => {
  const { data } = stored(version)
  const migrated = openDatabase(workspaceId, data)
  const fresh = openDatabase(workspaceId, undefined)

  bringUpToDate(migrated)
  bringUpToDate(fresh)

  expect(differenceOf(shapeOf(migrated), shapeOf(fresh))).toBeUndefined()
  migrated.close()
})

describe('a workspace of a newer version', () => {
  test('is refused, and not a byte of it is touched', () => {
    const { data, file } = stored(`${version1}; update meta set value = '99' where key = 'schemaVersion';`)
    const before = readFileSync(file)

    expect(() => open(data)).toThrow(
      `The workspace ${workspaceId} was stored by a newer version (schema 99; this one knows ${schemaVersion}). Use that version, or another data directory.`,
    )

    expect(readFileSync(file)).toEqual(before)
    expect(readdirSync(data).filter((name) => name.startsWith('wsp_'))).toEqual([`${workspaceId}.sqlite`])
  })
})
