import { json, type Row, rows } from './row.ts'

const longReason = json({ reason: 'a'.repeat(201) })

export const warmup: Row[] = [
  ...rows('warmup.getStatus', [
    ['an unknown account', { query: 'accountId=acc_0000000000000000' }, 404, 'not_found'],
    ['an account of another workspace', { query: 'accountId={foreignAccountId}' }, 404, 'not_found'],
    ['an empty account', { query: 'accountId=' }, 400, 'validation_failed', 'accountId'],
    ['an account of 65 characters', { query: `accountId=${'a'.repeat(65)}` }, 400, 'validation_failed', 'accountId'],
    [
      'two accounts',
      { query: 'accountId={accountId}&accountId={otherAccountId}' },
      400,
      'validation_failed',
      'accountId',
    ],
    ['an unknown status', { query: 'status=running' }, 400, 'validation_failed', 'status'],
    ['a status twice', { query: 'status=active&status=active' }, 400, 'validation_failed', 'status'],
    ['an empty status', { query: 'status=' }, 400, 'validation_failed', 'status'],
    ['a limit, which it has not', { query: 'limit=10' }, 400, 'validation_failed', 'limit'],
  ]),
  ...rows('warmup.pause', [
    ['a reason of 201 characters', longReason, 400, 'validation_failed', '/reason'],
    ['a reason that is a number', json({ reason: 5 }), 400, 'validation_failed', '/reason'],
    ['a reason that is null', json({ reason: null }), 400, 'validation_failed', '/reason'],
    ['a warmup that has failed', { ...json({}), id: '{bannedAccountId}' }, 409, 'warmup_not_active'],
  ]),
  ...rows('warmup.resume', [
    ['a query', { query: 'force=true' }, 400, 'validation_failed', 'force'],
    ['a warmup that is active', {}, 409, 'warmup_not_paused'],
    ['an account that is banned', { id: '{bannedAccountId}' }, 409, 'account_banned'],
  ]),
]
