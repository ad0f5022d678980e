import type { Answer, Ids, Rule, World } from '../../world/recipes.ts'
import { pixel } from '../pictures.ts'
import { accountIn, connectedAccount, pausedAccount } from './states.ts'

const profile = { displayName: 'Juniper Coffee', bio: 'Roasted on Tuesdays.', bizCategory: 'RETAIL' }

/** An account of its own with a profile. */
async function profiled(world: World): Promise<Ids> {
  const path = await connectedAccount(world)
  await world.must('accounts.setupProfile', { path, json: profile })
  return path
}

const activity = (world: World, path: Ids, ...type: string[]): Promise<Answer> =>
  world.call('accounts.getActivity', { path, query: { type } })

const inData = `data:image/png;base64,${pixel}`

/** What a change of an account touches, and what it leaves. */
export const changeRules: Rule[] = [
  {
    operation: 'accounts.togglePause',
    name: 'an account that is told not to be paused stays so',
    expect: { status: 200, body: { paused: false, pauseReason: null } },
    run: async (world) =>
      world.call('accounts.togglePause', { path: await connectedAccount(world), json: { paused: false } }),
  },
  {
    operation: 'accounts.getActivity',
    name: 'resuming an account that is not paused is not told',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const path = await connectedAccount(world)
      await world.must('accounts.togglePause', { path, json: { paused: false } })
      return activity(world, path, 'paused', 'resumed', 'warmup_resumed')
    },
  },
  {
    operation: 'accounts.togglePause',
    name: 'a reason alone flips the state and is kept',
    expect: { status: 200, body: { paused: true, pauseReason: 'Holiday' } },
    run: async (world) =>
      world.call('accounts.togglePause', { path: await connectedAccount(world), json: { reason: 'Holiday' } }),
  },
  {
    operation: 'accounts.getActivity',
    name: 'pausing and resuming an account are told, the newest first',
    expect: { status: 200, body: { data: [{ type: 'resumed' }, { type: 'paused' }] } },
    run: async (world) => {
      const path = await pausedAccount(world)
      await world.must('accounts.togglePause', { path, json: { paused: false } })
      return activity(world, path, 'paused', 'resumed')
    },
  },
  {
    operation: 'accounts.get',
    name: 'pausing an account leaves its phase and its profile',
    expect: { status: 200, body: { ...profile, phase: 'warmup', paused: true } },
    run: async (world) => {
      const path = await profiled(world)
      await world.must('accounts.togglePause', { path, json: { paused: true } })
      return world.call('accounts.get', { path })
    },
  },
  {
    operation: 'accounts.list',
    name: 'only accounts that are not paused are listed where paused is false',
    expect: { status: 200, body: { data: [{ paused: false }] } },
    run: async (world) => {
      const displayName = `Juniper Coffee ${world.unique()}.`
      for (const path of [await pausedAccount(world), await connectedAccount(world)])
        await world.must('accounts.setDisplayName', { path, json: { displayName } })
      return world.call('accounts.list', { query: { search: displayName, paused: false } })
    },
  },
  {
    operation: 'accounts.list',
    name: 'several phases combine with or',
    expect: { status: 200, body: { data: [{ phase: 'production' }, { phase: 'ramp' }] } },
    run: async (world) => {
      const displayName = `Juniper Coffee ${world.unique()}.`
      const accounts = [await connectedAccount(world), await accountIn('ramp', world)]
      for (const path of [...accounts, await accountIn('production', world)])
        await world.must('accounts.setDisplayName', { path, json: { displayName } })
      return world.call('accounts.list', { query: { search: displayName, phase: ['ramp', 'production'] } })
    },
  },
  {
    operation: 'accounts.list',
    name: 'an account is found by a part of its number',
    expect: { status: 200 },
    run: async (world) => {
      const path = await connectedAccount(world)
      const { id, phone } = await world.must('accounts.get', { path })
      return {
        ...(await world.call('accounts.list', { query: { search: phone.slice(2) } })),
        expected: { data: [{ id }] },
      }
    },
  },
  {
    operation: 'accounts.list',
    name: 'an account is found by its name, whatever the case',
    expect: { status: 200, body: { data: [{ phase: 'warmup' }] } },
    run: async (world) => {
      const displayName = `Juniper Coffee ${world.unique()}.`
      await world.must('accounts.setDisplayName', { path: await connectedAccount(world), json: { displayName } })
      return world.call('accounts.list', { query: { search: displayName.toUpperCase() } })
    },
  },
  {
    operation: 'accounts.setDisplayName',
    name: 'a new name leaves the rest of the profile',
    expect: { status: 200, body: { ...profile, displayName: 'Juniper Roasters' } },
    run: async (world) =>
      world.call('accounts.setDisplayName', { path: await profiled(world), json: { displayName: 'Juniper Roasters' } }),
  },
  {
    operation: 'accounts.setAvatar',
    name: 'a new picture leaves the rest of the profile',
    expect: { status: 200, body: profile },
    run: async (world) =>
      world.call('accounts.setAvatar', { path: await profiled(world), json: { profilePictureFile: pixel } }),
  },
  {
    operation: 'accounts.setAvatar',
    name: 'a picture may be a data URI',
    expect: { status: 200, body: { phase: 'warmup' } },
    run: async (world) =>
      world.call('accounts.setAvatar', { path: await connectedAccount(world), json: { profilePictureFile: inData } }),
  },
  {
    operation: 'accounts.setupProfile',
    name: 'a picture may be a data URI',
    expect: { status: 200, body: profile },
    run: async (world) => {
      const json = { ...profile, profilePictureFile: inData }
      return world.call('accounts.setupProfile', { path: await connectedAccount(world), json })
    },
  },
  {
    operation: 'accounts.getActivity',
    name: 'a profile without a new picture is not told as a new avatar',
    expect: { status: 200, body: { data: [{ type: 'profile_updated' }, { type: 'profile_updated' }] } },
    run: async (world) => activity(world, await profiled(world), 'profile_updated', 'avatar_updated'),
  },
  {
    operation: 'accounts.get',
    name: 'a profile whose name is rejected is not stored in part',
    expect: { status: 200, body: profile },
    run: async (world) => {
      const path = await profiled(world)
      const json = { displayName: 'WhatsApp Support', bio: 'Roasted on Fridays.', bizCategory: 'GROCERY' }
      await world.call('accounts.setupProfile', { path, json })
      return world.call('accounts.get', { path })
    },
  },
  {
    operation: 'accounts.get',
    name: 'a profile whose picture cannot be fetched is not stored in part',
    expect: { status: 200, body: profile },
    run: async (world) => {
      const path = await profiled(world)
      const json = { displayName: 'Juniper Roasters', profilePictureUrl: 'https://127.0.0.1/logo.png' }
      await world.call('accounts.setupProfile', { path, json })
      return world.call('accounts.get', { path })
    },
  },
]
