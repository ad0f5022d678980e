import { type Case, json, type OperationId, type Row, rows } from './row.ts'

/** Operations with an account in their path, and what they need else. */
const onAccounts: [OperationId, Case[1]][] = [
  ['accounts.get', {}],
  ['accounts.getActivity', {}],
  ['accounts.register', json({})],
  ['accounts.connect', json({ code: '123456' })],
  ['accounts.setupProfile', json({ displayName: 'Juniper' })],
  ['accounts.togglePause', json({ paused: true })],
  ['accounts.updatePhase', json({ phase: 'ramp' })],
  ['accounts.setDisplayName', json({ displayName: 'Juniper' })],
  ['accounts.setAvatar', json({ profilePictureUrl: 'https://juniper.example/logo.png' })],
  ['warmup.pause', json({})],
  ['warmup.resume', {}],
]

const badIds: [string, string, number, Case[3], string?][] = [
  ['an unknown id', 'acc_0000000000000000', 404, 'not_found'],
  ['an id of another workspace', '{foreignAccountId}', 404, 'not_found'],
  ['an id in capitals', '{capitalAccountId}', 404, 'not_found'],
  ['an id with a NUL', '{accountId}%00', 404, 'not_found'],
  ['an id with a slash', '..%2F{accountId}', 404, 'not_found'],
  ['an id with a quote', "'%20or%201=1--", 404, 'not_found'],
  ['__proto__ for an id', '__proto__', 404, 'not_found'],
  ['an id of 65 characters', 'a'.repeat(65), 400, 'validation_failed', 'accountId'],
  ['an id of 10,000 characters', 'a'.repeat(10_000), 400, 'validation_failed', 'accountId'],
  ['an id with half an escape', 'acc%2', 400, 'validation_failed', 'path'],
  ['an id with an escape of no digits', 'acc%zz', 400, 'validation_failed', 'path'],
  ['an id with broken UTF-8', 'acc%E2%82', 400, 'validation_failed', 'path'],
  ['an id with a surrogate', 'acc%ED%A0%80', 400, 'validation_failed', 'path'],
]

/** Every bad id at every operation with an account in its path. */
export const ids: Row[] = [
  ...onAccounts.flatMap(([operation, sent]) =>
    rows(
      operation,
      badIds.map(([wrong, id, ...expected]): Case => [wrong, { ...sent, id }, ...expected]),
    ),
  ),
]
