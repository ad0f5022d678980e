import { placeholder } from '../../world/placeholders.ts'
import type { Recipes } from '../../world/recipes.ts'
import { changeRules } from './changes.ts'
import { connectionRules } from './connection.ts'
import { examples } from './examples.ts'
import { pauseRules, phaseRules } from './life.ts'
import { lists } from './lists.ts'
import { phaseWayRules } from './phase-ways.ts'
import { profileRules } from './profile.ts'
import { connectedAccount } from './states.ts'
import { findAccount, troubledAccount, troubleRules } from './trouble.ts'

// What changes an account for long is done to one of its own, so that others find the usual one fit.
export const accounts: Recipes = {
  resources: { accountId: connectedAccount },
  calls: {
    'accounts.register': async (world) => ({
      path: { accountId: (await findAccount(['unregistered'], world))?.id ?? placeholder('accountId') },
      json: { method: 'sms', language: 'en-US', pin: '482913' },
    }),
    'accounts.connect': async (world) => {
      const account = await findAccount(['awaiting_otp', 'disconnected'], world)
      const path = account ? { accountId: account.id } : await troubledAccount('0190', world)
      // Rules look for accounts that are disconnected or banned, and to become so takes a while.
      for (const ending of ['0190', '0188'] as const) await troubledAccount(ending, world)
      return { path, json: { code: '123456' } }
    },
    'accounts.setupProfile': async (world) => ({
      path: await connectedAccount(world),
      json: {
        displayName: 'Juniper Coffee',
        bio: 'Small-batch roasters in Baltimore.',
        bizAddress: '1 Harbor Row, Baltimore, MD',
        bizCategory: 'RESTAURANT',
        profilePictureUrl: 'https://juniper.example/logo.png',
      },
    }),
    'accounts.togglePause': async (world) => ({
      path: await connectedAccount(world),
      json: { paused: true, reason: 'Holiday' },
    }),
    'accounts.updatePhase': async (world) => ({
      path: await connectedAccount(world),
      json: { phase: 'ramp', reason: 'Reply rate is steady' },
    }),
  },
  examples,
  lists,
  bound: {
    'accounts.list': ['cursor'],
    'accounts.getActivity': ['from', 'to', 'cursor'],
  },
  rules: [
    ...connectionRules,
    ...profileRules,
    ...pauseRules,
    ...phaseRules,
    ...phaseWayRules,
    ...changeRules,
    ...troubleRules,
  ],
}
