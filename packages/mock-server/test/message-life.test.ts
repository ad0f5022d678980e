import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ineligibleEnding, reservedOutcomes } from '../src/domain/outcomes/reserved.ts'
import { numbers, writing } from './conversations/world.ts'
import { activityOf } from './setup.ts'

describe('a message', () => {
  test('is queued, sent, delivered and read, each at its own time', async () => {
    const world = await writing()

    const queued = await world.sendTo(numbers.reads)
    world.workspace.advance('5s')
    const sent = world.message(queued.id)
    world.workspace.advance('1m')
    const read = world.message(queued.id)

    expect(queued).toMatchObject({ status: 'queued', sentAt: null })
    expect(['sent', 'delivered', 'read']).toContain(sent.status)
    expect(read).toMatchObject({ status: 'read', error: null, failedAt: null, updatedAt: read.readAt })
    const times = [read.queuedAt, read.sentAt, read.deliveredAt, read.readAt]
    expect(times.toSorted()).toEqual(times)
    expect(new Set(times).size).toBe(4)
  })

  test.each([
    ['neverReads', 'delivered'],
    ['neverDelivered', 'sent'],
    ['notOnWhatsapp', 'failed'],
    ['fails', 'failed'],
  ] as const)('to a number that %s ends %s', async (number, status) => {
    const world = await writing()
    const { id } = await world.sendTo(numbers[number])
    world.workspace.advance('7d')

    expect(world.message(id).status).toBe(status)
  })

  test('to a phone that is switched off arrives hours later', async () => {
    const world = await writing()
    const { id } = await world.sendTo(numbers.slow)
    world.workspace.advance('5h')
    const early = world.message(id)
    world.workspace.advance('2h')

    expect(early.status).toBe('sent')
    expect(world.message(id).status).toBe('delivered')
  })

  test('that fails is tried three times, costs nothing and tells why', async () => {
    const world = await writing()
    const before = await world.balance()
    const { id } = await world.sendTo(numbers.fails)
    const charged = await world.balance()
    world.workspace.advance('1m')
    const meanwhile = world.message(id)
    world.workspace.advance('10m')

    expect([before, charged, await world.balance()]).toEqual([1000, 999, 1000])
    expect(meanwhile.status).toBe('queued')
    expect(world.message(id)).toMatchObject({
      status: 'failed',
      creditsCharged: 0,
      sentAt: null,
      error: { code: 'ecosystem_blocked', message: 'WhatsApp held the message back to protect the contact.' },
    })
    const { data } = await world.api.GET('/api/v1/credits/transactions', { params: { query: { limit: 1 } } })
    expect(data?.data[0]).toMatchObject({ type: 'refund', amount: 1, source: { type: 'message', id } })
  })

  test('that fails lowers the health of its account, and stands in its activity', async () => {
    const world = await writing()
    await world.sendTo(numbers.fails)
    world.workspace.advance('10m')

    expect((await world.accountNow())?.healthScore).toBe(95)
    expect(await activityOf(world, world.account.id)).toContain('message_failed')
  })

  test('to a number without WhatsApp makes its lead invalid, one that arrives valid', async () => {
    const world = await writing()
    const absent = await world.add('+12025550142')
    const there = await world.add('+12025550143')
    const one = await world.sendTo(absent.phone)
    const other = await world.sendTo(there.phone)
    world.inside(({ store }) => store.leads.save({ ...store.leads.get(there.id), whatsappStatus: 'unknown' }))
    await world.force({ messageId: one.id, outcome: 'fail', code: 'not_on_whatsapp' })
    await world.force({ messageId: other.id, outcome: 'deliver' })
    world.workspace.advance('1h')

    expect(await world.lead(absent.id)).toMatchObject({ status: 'invalid', whatsappStatus: 'invalid' })
    expect((await world.lead(there.id))?.whatsappStatus).toBe('valid')
  })

  test('whose file cannot be fetched is rejected', async () => {
    const world = await writing()
    const { data } = await world.api.POST('/api/v1/conversations/test-message', {
      body: {
        accountId: world.account.id,
        phone: '+12025550142',
        mediaUrl: 'https://juniper.example/fail/list.pdf',
        mediaType: 'document',
      },
    })
    world.workspace.advance('1m')

    expect(world.message(String(data?.id)).error?.code).toBe('media_rejected')
  })

  test.each([
    ['disconnect', 'session_lost'],
    ['restrict', 'account_restricted'],
    ['ban', 'account_restricted'],
  ] as const)('fails at its turn when WhatsApp did this to its account before: %s', async (event, code) => {
    const world = await writing()
    const { id } = await world.sendTo('+12025550142')
    await world.forceAccount(event)
    world.workspace.advance('1m')

    expect(world.message(id)).toMatchObject({ status: 'failed', error: { code } })
    expect(await world.balance()).toBe(1000)
  })

  test('fails at its turn when the contact opted out meanwhile', async () => {
    const world = await writing()
    const { id, conversationId } = await world.sendTo(numbers.fails)
    world.workspace.advance('5s')
    await world.receive(conversationId, 'stop')
    world.workspace.advance('10m')

    expect(world.message(id).error?.code).toBe('opted_out')
  })

  test.each([
    ['disconnects', 'disconnected', 'session_lost'],
    ['restricts', 'restricted', 'account_restricted'],
    ['bans', 'banned', 'account_restricted'],
  ] as const)('to a number that %s the account turns WhatsApp against it', async (number, status, code) => {
    const world = await writing()
    const { id } = await world.sendTo(numbers[number])
    world.workspace.advance('1m')

    expect((await world.accountNow())?.status).toBe(status)
    expect(world.message(id).error?.code).toBe(code)
  })

  test('tells what becomes of it as events', async () => {
    const world = await writing()
    await world.sendTo(numbers.reads)
    world.workspace.advance('1m')
    await world.sendTo(numbers.fails)
    world.workspace.advance('10m')

    expect(world.told().filter((type) => type.startsWith('message.'))).toEqual([
      'message.received',
      'message.sent',
      'message.delivered',
      'message.read',
      'message.received',
      'message.failed',
    ])
  })

  test('ends as it would if nothing else happened in the workspace', async () => {
    const [quiet, busy] = [await writing(), await writing()]
    const fateOf = async (world: typeof quiet) => {
      const { id } = await world.sendTo('+12025550142', 'Do you have a minute?')
      world.workspace.advance('3d')
      const { status, sentAt, deliveredAt, readAt } = world.message(id)
      return { status, sentAt, deliveredAt, readAt }
    }
    await busy.add('+12025550150')
    await busy.sendTo('+12025550151')
    await busy.sendTo('+12025550152')

    expect(await fateOf(busy)).toEqual(await fateOf(quiet))
  })
})

describe('the reserved numbers', () => {
  test('stand in the description of the control plane, each once', () => {
    const description = JSON.parse(
      readFileSync(new URL(import.meta.resolve('@rocketlead/openapi/control.json')), 'utf8'),
    ).info.description as string

    const rows = [...description.matchAll(/^\| `(\d{4})` \|/gm)].map(([, ending]) => ending)

    expect(rows.toSorted()).toEqual([...Object.keys(reservedOutcomes), ineligibleEnding].toSorted())
  })
})
