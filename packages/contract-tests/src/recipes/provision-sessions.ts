import type { Answer, Json, Rule, World } from '../world/recipes.ts'
import { freshPhone } from './phones.ts'
import { pixel } from './pictures.ts'

const profile = { displayName: 'Juniper Coffee' }

const start = (world: World, phone: string): Promise<Answer> => world.call('provision.start', { json: { phone } })

const enter = (world: World, phone: string, code: string, json: Json = {}): Promise<Answer> =>
  world.call('provision.verify', { json: { phone, code, ...profile, ...json } })

/** Enters so many wrong codes for a new number, and gives the last answer. */
async function mistyped(world: World, times: number): Promise<Answer> {
  const phone = freshPhone(world)
  await start(world, phone)
  for (let count = 1; count < times; count += 1) await enter(world, phone, '000000')
  return enter(world, phone, '000000')
}

/** Stands for a time that is missing. */
const never = '1970-01-01T00:00:00.000Z'

/** A time so many seconds after another one. */
const after = (time: string, seconds: number): string => new Date(Date.parse(time) + seconds * 1_000).toISOString()

/** Codes that were sent, and what becomes of them. */
export const sessionRules: Rule[] = [
  {
    operation: 'provision.start',
    name: 'a code holds for ten minutes, and can be requested again after 60 seconds',
    expect: { status: 200 },
    run: async (world) => {
      const answer = await start(world, freshPhone(world))
      const sentAt = answer.body?.sentAt ?? never
      return { ...answer, expected: { expiresAt: after(sentAt, 600), resendAvailableAt: after(sentAt, 60) } }
    },
  },
  {
    operation: 'provision.start',
    name: 'a code is sent as a text message to the number that is given',
    expect: { status: 200 },
    run: async (world) => {
      const phone = freshPhone(world)
      return { ...(await start(world, phone)), expected: { phone, method: 'sms' } }
    },
  },
  {
    operation: 'accounts.list',
    name: 'no account exists before the code was entered',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const phone = freshPhone(world)
      await start(world, phone)
      return world.call('accounts.list', { query: { search: phone } })
    },
  },
  ...[2, 3, 4].map(
    (times): Rule => ({
      operation: 'provision.verify',
      name: `${5 - times} attempts are left after ${times} wrong codes`,
      expect: { status: 422, code: 'otp_invalid', body: { attemptsRemaining: 5 - times } },
      run: (world) => mistyped(world, times),
    }),
  ),
  {
    operation: 'provision.verify',
    name: 'the right code works after four wrong ones',
    expect: { status: 200, body: { status: 'connected' } },
    run: async (world) => {
      const phone = freshPhone(world)
      await start(world, phone)
      for (let count = 0; count < 4; count += 1) await enter(world, phone, '000000')
      return enter(world, phone, '123456')
    },
  },
  {
    operation: 'accounts.list',
    name: 'a wrong code makes no account',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const phone = freshPhone(world)
      await start(world, phone)
      await enter(world, phone, '000000')
      return world.call('accounts.list', { query: { search: phone } })
    },
  },
  {
    operation: 'accounts.list',
    name: 'a profile that is rejected makes no account',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const phone = freshPhone(world)
      await start(world, phone)
      await enter(world, phone, '123456', { displayName: 'WhatsApp Support' })
      return world.call('accounts.list', { query: { search: phone } })
    },
  },
  {
    operation: 'provision.verify',
    name: 'a picture may be a data URI',
    expect: { status: 200, body: profile },
    run: async (world) => {
      const phone = freshPhone(world)
      await start(world, phone)
      return enter(world, phone, '123456', { profilePictureFile: `data:image/png;base64,${pixel}` })
    },
  },
  {
    operation: 'accounts.get',
    name: 'a verified account is kept with its number, its profile and the first day of its warmup',
    expect: { status: 200 },
    run: async (world) => {
      const phone = freshPhone(world)
      await start(world, phone)
      const { body } = await enter(world, phone, '123456', { bio: 'Roasted on Tuesdays.', bizCategory: 'RETAIL' })
      const kept = { ...profile, bio: 'Roasted on Tuesdays.', bizCategory: 'RETAIL', bizAddress: null, phone }
      const begun = { status: 'connected', phase: 'warmup', warmup: { status: 'active', day: 1 } }
      return {
        ...(await world.call('accounts.get', { path: { accountId: body?.id } })),
        expected: { ...kept, ...begun, otp: null, disconnectReason: null, disconnectedAt: null, campaignIds: [] },
      }
    },
  },
]
