import { connect, type Happening, newAccount, withProfile } from '../domain/accounts.ts'
import { enterOtp, sendOtp } from '../domain/otp.ts'
import { parsePhone } from '../domain/phone.ts'
import { Problem } from '../domain/problem.ts'
import { checkDisplayName, readPicture } from '../domain/profile.ts'
import { ensureProvisionable, publicSession } from '../domain/provision.ts'
import { saveChange } from '../effects/accounts.ts'
import { storePicture } from '../effects/picture.ts'
import { ok, type Section } from '../operation.ts'

export const provision = {
  start({ body }, { store, clock }) {
    const { phone } = parsePhone(body.phone)
    ensureProvisionable(phone, store.accounts.findByPhone(phone))
    const session = sendOtp(phone, body.method ?? 'sms', store.provision.find(phone), clock.now())
    store.provision.save(session)
    return ok(publicSession(session))
  },

  verify({ body, origin }, context) {
    const { store, clock } = context
    const number = parsePhone(body.phone)
    const known = store.accounts.findByPhone(number.phone)
    ensureProvisionable(number.phone, known)
    const session = store.provision.find(number.phone)
    if (!session || session.status === 'completed')
      throw new Problem(
        'provisioning_not_found',
        `No code was requested for ${number.phone}. Call provision.start first.`,
      )
    checkDisplayName(body.displayName)
    const picture = readPicture(body)

    const entered = enterOtp(session, body.code, clock.now())
    store.provision.save(entered.session)
    if (entered.problem) return entered.problem

    const settings = store.settings.get()
    const unregistered = known ?? newAccount(context.id('acc'), number, clock.now())
    const change = connect(unregistered, store.warmup.get(unregistered.id), settings, clock.now())
    const profiled = withProfile(change.account, body, picture && storePicture(picture, origin, context))
    const happened: Happening[] = [
      ...change.happened,
      { type: 'profile_updated', message: 'Set the profile.' },
      ...(picture ? [{ type: 'avatar_updated' as const, message: 'Set the profile picture.' }] : []),
    ]
    store.provision.save({ ...entered.session, status: 'completed', accountId: profiled.id })
    return ok(saveChange({ ...change, account: profiled, happened }, context))
  },
} satisfies Section<'provision'>
