// The life stages of an account and the ways between them.
import { accountPhase } from '../../generated/transitions.ts'
import { type AccountChange, type Both, ensureNotBanned, type Happening, settle, warmupHappened } from './accounts.ts'
import { Problem } from './problem.ts'
import type { Account, AccountPhase, WorkspaceSettings } from './records.ts'
import { startWarmup, suspend, unsuspend, type Warmup } from './warmup.ts'

const movable: AccountPhase[] = ['warmup', 'ramp', 'production', 'cooldown', 'retired']
const allowedFrom = (phase: AccountPhase): readonly AccountPhase[] =>
  accountPhase.calls['accounts.updatePhase'][phase] ?? []

/**
 * Moves an account to another life stage; its warmup follows.
 *
 * @throws Problem `phase_not_settable`, `account_banned` or `invalid_phase_transition`
 */
export function updatePhase(
  { account, warmup }: Both,
  to: AccountPhase,
  reason: string | undefined,
  settings: WorkspaceSettings,
  now: Date,
): AccountChange {
  const from = account.phase
  if (!movable.includes(to)) throw notSettable()
  ensureNotBanned(account, 'Its phase stays.')
  if (from === to) return { account, warmup, happened: [] }
  if (!allowedFrom(from).includes(to)) throw notAllowed(from, to)
  const nextWarmup = to === 'warmup' ? enterWarmup(warmup, account, now) : suspend(warmup, now)
  const isRisk = from === 'warmup' && (to === 'ramp' || to === 'production') && warmup.status !== 'completed'
  const happened: Happening[] = [
    {
      type: 'phase_changed',
      message: `Moved from ${from} to ${to}.${isRisk ? ' The warmup was not completed, which is a risk.' : ''}`,
      metadata: { from, to, ...(reason ? { reason } : {}), ...(isRisk ? { risk: 'warmup_not_completed' } : {}) },
    },
    ...warmupHappened(warmup, nextWarmup),
  ]
  return settle({ account: { ...account, phase: to }, warmup: nextWarmup, happened }, settings, now)
}

function enterWarmup(warmup: Warmup, account: Account, now: Date): Warmup {
  const next = warmup.suspended ? unsuspend(warmup) : warmup.status === 'paused' ? warmup : startWarmup(account.id, now)
  return account.paused ? suspend(next, now) : next
}

function notSettable(): Problem {
  const errors = [{ pointer: '/phase', code: 'phase_not_settable', message: 'is set by the server only' }]
  return new Problem(
    'phase_not_settable',
    'The phase setup is set by the server only. Choose warmup, ramp, production, cooldown or retired.',
    { errors },
  )
}

function notAllowed(from: AccountPhase, to: AccountPhase): Problem {
  const allowed = allowedFrom(from)
  const reachable = allowed.length
    ? `From ${from} it can go to ${allowed.join(', ')}.`
    : `No phase can be reached from ${from}.`
  return new Problem('invalid_phase_transition', `An account cannot go from ${from} to ${to}. ${reachable}`, {
    from,
    to,
    allowed,
  })
}
