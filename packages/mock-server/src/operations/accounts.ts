import type { Context } from '../context.ts'
import { updatePhase } from '../domain/account-phases.ts'
import {
  type AccountChange,
  connect,
  ensureConnectable,
  ensureConnected,
  ensureRegistrable,
  type Happening,
  settle,
  togglePause,
  withProfile,
} from '../domain/accounts.ts'
import { enterOtp, sendOtp } from '../domain/otp.ts'
import { Problem } from '../domain/problem.ts'
import { checkDisplayName, readImage, readPicture } from '../domain/profile.ts'
import type { Account } from '../domain/records.ts'
import { readTime } from '../domain/time.ts'
import { saveChange } from '../effects/accounts.ts'
import { storePicture } from '../effects/picture.ts'
import { ok, type Section } from '../operation.ts'

export const accounts = {
  list({ query }, { store }) {
    const { sort = '-createdAt', limit = 25, ...filter } = query
    return ok(store.accounts.list({ ...filter, sort, limit }))
  },

  get({ path }, { store }) {
    return ok(store.accounts.get(path.accountId))
  },

  getActivity({ path, query }, { store }) {
    const { accountId } = path
    store.accounts.get(accountId)
    const { from, to, limit = 25, ...filter } = query
    const begin = from === undefined ? undefined : readTime(from, { parameter: 'from' })
    const end = to === undefined ? undefined : readTime(to, { parameter: 'to' })
    if (begin && end && begin > end) throw fromAfterTo()
    return ok(store.accounts.listActivity(accountId, { ...filter, from: begin, to: end, limit }))
  },

  register({ path, body }, context) {
    const { store, clock } = context
    const account = store.accounts.get(path.accountId)
    ensureRegistrable(account)
    const method = body.method ?? 'sms'
    const session = sendOtp(account.phone, method, store.provision.find(account.phone), clock.now())
    const { sentAt, expiresAt, resendAvailableAt, attemptsRemaining } = session
    const waiting: Account = {
      ...account,
      status: 'awaiting_otp',
      otp: { sentAt, expiresAt, resendAvailableAt, attemptsRemaining },
    }
    store.provision.save({ ...session, accountId: account.id })
    return ok(
      save(
        waiting,
        [{ type: 'otp_requested', message: `Requested a code by ${method}.`, metadata: { method } }],
        context,
      ),
    )
  },

  connect({ path, body }, context) {
    const { store, clock } = context
    const account = store.accounts.get(path.accountId)
    ensureConnectable(account, body.code)
    if (account.status === 'awaiting_otp') {
      const problem = enterCode(account, body.code ?? '', context)
      if (problem) return problem
    }
    return ok(saveChange(connect(account, store.warmup.get(account.id), store.settings.get(), clock.now()), context))
  },

  setupProfile({ path, body, origin }, context) {
    const account = context.store.accounts.get(path.accountId)
    ensureConnected(account, 'setting its profile')
    checkDisplayName(body.displayName)
    const picture = readPicture(body)
    const profiled = withProfile(account, body, picture && storePicture(picture, origin, context))
    const happened: Happening[] = [
      { type: 'profile_updated', message: 'Set the profile.' },
      ...(picture ? [{ type: 'avatar_updated' as const, message: 'Set the profile picture.' }] : []),
    ]
    return ok(save(profiled, happened, context))
  },

  togglePause({ path, body }, context) {
    const { store, clock } = context
    return ok(
      saveIfChanged(togglePause(both(path.accountId, context), body, store.settings.get(), clock.now()), context),
    )
  },

  updatePhase({ path, body }, context) {
    const { store, clock } = context
    const change = updatePhase(
      both(path.accountId, context),
      body.phase,
      body.reason,
      store.settings.get(),
      clock.now(),
    )
    return ok(saveIfChanged(change, context))
  },

  setDisplayName({ path, body }, context) {
    const account = context.store.accounts.get(path.accountId)
    ensureConnected(account, 'setting its name')
    checkDisplayName(body.displayName)
    const { displayName } = body
    const happened: Happening[] = [
      {
        type: 'display_name_updated',
        message: `Set the name to ${displayName}.`,
        metadata: { from: account.displayName, to: displayName },
      },
    ]
    return ok(save({ ...account, displayName }, happened, context))
  },

  setAvatar({ path, body, file, origin }, context) {
    const account = context.store.accounts.get(path.accountId)
    ensureConnected(account, 'setting its picture')
    const picture = file ? readImage(file.bytes, '/file') : readPicture(body, true)
    const avatarUrl = picture ? storePicture(picture, origin, context) : account.avatarUrl
    return ok(
      save({ ...account, avatarUrl }, [{ type: 'avatar_updated', message: 'Set the profile picture.' }], context),
    )
  },
} satisfies Section<'accounts'>

const both = (accountId: string, { store }: Context) => ({
  account: store.accounts.get(accountId),
  warmup: store.warmup.get(accountId),
})

/** Saves an account whose warmup stays as it is. */
function save(account: Account, happened: Happening[], context: Context): Account {
  const { store, clock } = context
  const warmup = store.warmup.get(account.id)
  return saveChange(settle({ account, warmup, happened }, store.settings.get(), clock.now()), context)
}

/** Asking for the state that an account is in changes nothing. */
const saveIfChanged = (change: AccountChange, context: Context): Account =>
  change.happened.length ? saveChange(change, context) : change.account

/** Enters the code that the account waits for; a wrong one costs an attempt, which stays. */
function enterCode(account: Account, code: string, { store, clock }: Context): Problem | undefined {
  const session = store.provision.find(account.phone)
  if (!session) throw new Problem('otp_expired', 'No code is pending. Call accounts.register for a new one.')
  const entered = enterOtp(session, code, clock.now())
  store.provision.save(entered.problem ? entered.session : { ...entered.session, status: 'completed' })
  const { attemptsRemaining } = entered.session
  if (entered.problem && account.otp) store.accounts.save({ ...account, otp: { ...account.otp, attemptsRemaining } })
  return entered.problem
}

function fromAfterTo(): Problem {
  const errors = [{ parameter: 'from', code: 'order', message: 'must not be after to' }]
  return new Problem('validation_failed', 'The request has 1 fault. from must not be after to.', { errors })
}
