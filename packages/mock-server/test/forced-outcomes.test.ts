import { describe, expect, test } from 'vitest'
import { numbers, writing } from './conversations/world.ts'

const amara = '+12025550142'

describe('conversations.forceOutcome', () => {
  test('decides on every message to a number', async () => {
    const world = await writing()
    const id = await world.open(amara)

    const { data, response } = await world.force({ phone: '+1 202 555 0142', outcome: 'reply', text: 'How much?' })
    await world.send(id)
    world.workspace.advance('1m')
    await world.send(id)
    world.workspace.advance('1m')

    expect(response.status).toBe(201)
    expect(data).toMatchObject({ phone: amara, messageId: null, outcome: 'reply', code: null, text: 'How much?' })
    const texts = (await world.messages(id)).map(({ text }) => text)
    expect(texts).toEqual(['Hello', 'Hi there', 'How much?', 'Hi there', 'How much?'])
  })

  test('decides on one message', async () => {
    const world = await writing()
    const id = await world.open(amara)
    await world.force({ phone: amara, outcome: 'read' })
    const failing = await world.send(id)
    const other = await world.send(id)
    await world.force({ messageId: failing.id, outcome: 'fail', code: 'spam_limited' })
    world.workspace.advance('10m')

    expect(world.message(failing.id).error?.code).toBe('spam_limited')
    expect(world.message(other.id).status).toBe('read')
  })

  test('beats the ending of a number', async () => {
    const world = await writing()
    await world.force({ phone: numbers.notOnWhatsapp, outcome: 'deliver' })
    const { data } = await world.api.POST('/api/v1/conversations/test-message', {
      body: { accountId: world.account.id, phone: numbers.notOnWhatsapp, text: 'Hi' },
    })
    world.workspace.advance('1m')

    expect(world.message(String(data?.id)).status).toBe('delivered')
  })

  test('makes a number one without WhatsApp', async () => {
    const world = await writing()
    await world.force({ phone: amara, outcome: 'fail', code: 'not_on_whatsapp' })

    const { error } = await world.api.POST('/api/v1/conversations/test-message', {
      body: { accountId: world.account.id, phone: amara, text: 'Hi' },
    })

    expect(error?.code).toBe('not_on_whatsapp')
  })

  test('takes up a message that would have stayed where it is', async () => {
    const world = await writing()
    const { id } = await world.sendTo(numbers.neverDelivered)
    world.workspace.advance('1d')
    await world.force({ messageId: id, outcome: 'read' })
    world.workspace.advance('1m')

    expect(world.message(id).status).toBe('read')
  })

  test('takes the place of what was forced before', async () => {
    const world = await writing()
    await world.force({ phone: amara, outcome: 'read' })
    const { data } = await world.force({ phone: amara, outcome: 'send' })

    const list = await world.control.GET('/_mock/outcomes')

    expect(list.data?.data).toEqual([data])
  })

  test.each([
    ['neither number nor message', { outcome: 'read' }, 'exclusive_fields'],
    ['both a number and a message', { phone: amara, messageId: 'msg_0', outcome: 'read' }, 'exclusive_fields'],
    [
      'a code for what does not fail',
      { phone: amara, outcome: 'read', code: 'spam_limited' },
      'action_arguments_invalid',
    ],
    ['a text for what is no reply', { phone: amara, outcome: 'read', text: 'Hi' }, 'action_arguments_invalid'],
    ['an impossible number', { phone: '+120255501', outcome: 'read' }, 'phone_invalid'],
    ['a message that is not there', { messageId: 'msg_0', outcome: 'read' }, 'unknown_reference'],
  ] as const)('refuses %s', async (_, body, code) => {
    const world = await writing()

    const { error } = await world.force(body)

    expect(error).toMatchObject({ status: 422, code })
  })

  test('refuses a message from a contact', async () => {
    const world = await writing()
    const [inbound] = await world.messages(await world.open(amara))

    const { error } = await world.force({ messageId: String(inbound?.id), outcome: 'read' })

    expect(error?.code).toBe('unknown_reference')
  })

  test('refuses what a message can no longer become', async () => {
    const world = await writing()
    const { id } = await world.sendTo(numbers.neverReads)
    world.workspace.advance('1m')

    const { error } = await world.force({ messageId: id, outcome: 'fail' })

    expect(error).toMatchObject({
      status: 409,
      code: 'outcome_too_late',
      detail: `The message ${id} is delivered already, and cannot end with fail any more.`,
    })
  })
})

describe('conversations.listOutcomes', () => {
  test('lists what is forced, oldest first', async () => {
    const world = await writing()
    await world.force({ phone: amara, outcome: 'read' })
    await world.force({ phone: '+12025550143', outcome: 'send' })

    const { data } = await world.control.GET('/_mock/outcomes')

    expect(data?.data.map(({ outcome }) => outcome)).toEqual(['read', 'send'])
  })
})

describe('conversations.removeOutcome', () => {
  test('forces it no more', async () => {
    const world = await writing()
    const forced = await world.force({ phone: amara, outcome: 'send' })
    const of = { params: { path: { outcomeId: String(forced.data?.id) } } }

    const { response } = await world.control.DELETE('/_mock/outcomes/{outcomeId}', of)
    const again = await world.control.DELETE('/_mock/outcomes/{outcomeId}', of)

    expect(response.status).toBe(204)
    expect((await world.control.GET('/_mock/outcomes')).data?.data).toEqual([])
    expect(again.error).toMatchObject({ status: 404, code: 'not_found' })
  })
})
