import type { Answer, Recipes, Rule, World } from '../world/recipes.ts'
import { connectedAccount } from './accounts/states.ts'
import { freshPhone, phoneEnding } from './phones.ts'
import { pictureRules } from './pictures.ts'
import { sessionRules } from './provision-sessions.ts'

/** The code that the mock server always sends. */
const rightCode = '123456'
/** Never the code that was sent. */
const wrongCode = '000000'

const profile = {
  displayName: 'Juniper Coffee',
  bio: 'Small-batch roasters in Baltimore.',
  bizAddress: '1 Harbor Row, Baltimore, MD',
  bizCategory: 'RESTAURANT',
}

/** Requests a code for a number that nobody had yet. */
async function started(world: World): Promise<string> {
  const phone = freshPhone(world)
  await world.must('provision.start', { json: { phone } })
  return phone
}

/** Enters the code of a number that waits for it, with other values in the body as well. */
const verified = async (world: World, json: object = {}): Promise<Answer> =>
  world.call('provision.verify', { json: { phone: await started(world), code: rightCode, ...profile, ...json } })

/** Enters so many wrong codes for a number, and gives the last answer. */
async function mistyped(world: World, phone: string, times: number): Promise<Answer> {
  const answer = await world.call('provision.verify', { json: { phone, code: wrongCode, ...profile } })
  return times > 1 ? mistyped(world, phone, times - 1) : answer
}

/** The number of an account that is connected. */
async function connectedPhone(world: World): Promise<string> {
  const phone = await started(world)
  await world.must('provision.verify', { json: { phone, code: rightCode, ...profile } })
  return phone
}

export const provision: Recipes = {
  calls: {
    'provision.start': async (world) => ({ json: { phone: freshPhone(world), method: 'sms', language: 'en-US' } }),
    'provision.verify': async (world) => ({
      json: {
        phone: await started(world),
        code: rightCode,
        ...profile,
        profilePictureUrl: 'https://juniper.example/logo.png',
      },
    }),
  },
  examples: {
    'provision.start': async (world) => {
      // Whether an earlier run has had the numbers is told by an account.
      await connectedAccount(world)
      return { json: { phone: freshPhone(world) } }
    },
    'provision.verify': async (world) => ({ json: { phone: await started(world) } }),
  },
  rules: [
    {
      operation: 'provision.start',
      name: 'a code is not sent again within a minute',
      expect: { status: 429, code: 'otp_rate_limited' },
      run: async (world) => world.call('provision.start', { json: { phone: await started(world) } }),
    },
    {
      operation: 'provision.start',
      name: 'a number that WhatsApp does not register gets no code',
      expect: { status: 422, code: 'number_not_eligible' },
      run: (world) => world.call('provision.start', { json: { phone: phoneEnding('0199', world) } }),
    },
    {
      operation: 'provision.start',
      name: 'the number of a connected account gets no code',
      expect: { status: 409, code: 'phone_already_connected' },
      run: async (world) => world.call('provision.start', { json: { phone: await connectedPhone(world) } }),
    },
    {
      operation: 'provision.start',
      name: 'a number that is too short for its country gets no code',
      expect: { status: 422, code: 'phone_invalid' },
      run: (world) => world.call('provision.start', { json: { phone: '+120255501' } }),
    },
    {
      operation: 'provision.start',
      name: 'a number that five wrong codes have locked gets no new one',
      expect: { status: 429, code: 'otp_attempts_exceeded' },
      run: async (world) => {
        const phone = await started(world)
        await mistyped(world, phone, 5)
        return world.call('provision.start', { json: { phone } })
      },
    },
    {
      operation: 'provision.start',
      name: 'a code that was sent may be tried five times',
      expect: { status: 200, body: { status: 'otp_sent', method: 'voice', attemptsRemaining: 5, accountId: null } },
      run: (world) => world.call('provision.start', { json: { phone: freshPhone(world), method: 'voice' } }),
    },
    {
      operation: 'provision.verify',
      name: 'a number for which no code was requested cannot be verified',
      expect: { status: 404, code: 'provisioning_not_found' },
      run: (world) =>
        world.call('provision.verify', { json: { phone: freshPhone(world), code: rightCode, ...profile } }),
    },
    {
      operation: 'provision.verify',
      name: 'a wrong code costs one of five attempts',
      expect: { status: 422, code: 'otp_invalid', body: { attemptsRemaining: 4 } },
      run: async (world) => mistyped(world, await started(world), 1),
    },
    {
      operation: 'provision.verify',
      name: 'the right code works after a wrong one',
      expect: { status: 200, body: { status: 'connected' } },
      run: async (world) => {
        const phone = await started(world)
        await mistyped(world, phone, 1)
        return world.call('provision.verify', { json: { phone, code: rightCode, ...profile } })
      },
    },
    {
      operation: 'provision.verify',
      name: 'the fifth wrong code locks the number',
      expect: { status: 429, code: 'otp_attempts_exceeded' },
      run: async (world) => mistyped(world, await started(world), 5),
    },
    {
      operation: 'provision.verify',
      name: 'a locked number does not take the right code either',
      expect: { status: 429, code: 'otp_attempts_exceeded' },
      run: async (world) => {
        const phone = await started(world)
        await mistyped(world, phone, 5)
        return world.call('provision.verify', { json: { phone, code: rightCode, ...profile } })
      },
    },
    {
      operation: 'provision.verify',
      name: 'a code that has expired is refused', // the mock server counts this one as expired
      expect: { status: 422, code: 'otp_expired' },
      run: (world) => verified(world, { code: '999999' }),
    },
    {
      operation: 'provision.verify',
      name: 'a number is not verified twice',
      expect: { status: 409, code: 'phone_already_connected' },
      run: async (world) =>
        world.call('provision.verify', { json: { phone: await connectedPhone(world), code: rightCode, ...profile } }),
    },
    {
      operation: 'provision.verify',
      name: 'verifying again with the same idempotency key gives the same account',
      expect: { status: 200 },
      run: async (world) => {
        const phone = await started(world)
        const input = {
          headers: { 'Idempotency-Key': `verify-${phone.slice(1)}` },
          json: { phone, code: rightCode, ...profile },
        }
        const { id } = await world.must('provision.verify', input)
        return { ...(await world.call('provision.verify', input)), expected: { id } }
      },
    },
    {
      operation: 'provision.verify',
      name: 'spaces and dashes in the number are ignored',
      expect: { status: 200 },
      run: async (world) => {
        const phone = await started(world)
        const spaced = `${phone.slice(0, 5)} ${phone.slice(5, 8)}-${phone.slice(8)}`
        const answer = await world.call('provision.verify', { json: { phone: spaced, code: rightCode, ...profile } })
        return { ...answer, expected: { phone } }
      },
    },
    {
      operation: 'provision.verify',
      name: 'a number that is not in E.164 form is refused',
      expect: { status: 422, code: 'phone_invalid' },
      run: (world) => world.call('provision.verify', { json: { phone: '555-0101', code: rightCode, ...profile } }),
    },
    {
      operation: 'provision.verify',
      name: 'a name that claims to be WhatsApp is rejected',
      expect: { status: 422, code: 'display_name_rejected' },
      run: (world) => verified(world, { displayName: 'WhatsApp Support' }),
    },
    {
      operation: 'provision.verify',
      name: 'the account is connected, has its profile and is in its warmup',
      expect: { status: 200, body: { ...profile, status: 'connected', phase: 'warmup', paused: false, orderId: null } },
      run: (world) => verified(world),
    },
    ...['registered', 'connected', 'profile_updated'].map(
      (type): Rule => ({
        operation: 'accounts.getActivity',
        name: `the activity of a new account has ${type} once`,
        expect: { status: 200, body: { data: [{ type }] } },
        run: async (world) => {
          const { body } = await verified(world)
          return world.call('accounts.getActivity', { path: { accountId: body?.id }, query: { type: [type] } })
        },
      }),
    ),
    ...sessionRules,
    ...pictureRules('provision.verify', verified),
  ],
}
