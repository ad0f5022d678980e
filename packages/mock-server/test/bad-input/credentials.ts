import { type Case, json, type OperationId, type Row, rows } from './row.ts'

const key = (authorization: string | null): Case[1] => ({ headers: { authorization } })

/** Every operation of the four sections, with a request that is right but for its key. */
const operations: [OperationId, Case[1]][] = [
  ['provision.start', json({ phone: '+12025550142' })],
  ['provision.verify', json({ phone: '{waiting}', code: '123456', displayName: 'Juniper' })],
  ['accounts.list', {}],
  ['accounts.get', {}],
  ['accounts.getActivity', {}],
  ['accounts.register', json({})],
  ['accounts.connect', json({})],
  ['accounts.setupProfile', json({ displayName: 'Juniper' })],
  ['accounts.togglePause', json({})],
  ['accounts.updatePhase', json({ phase: 'ramp' })],
  ['accounts.setDisplayName', json({ displayName: 'Juniper' })],
  ['accounts.setAvatar', json({ profilePictureUrl: 'https://juniper.example/logo.png' })],
  ['warmup.getStatus', {}],
  ['warmup.pause', json({})],
  ['warmup.resume', {}],
  ['settings.get', {}],
  ['settings.update', json({ name: 'Moved' })],
]

export const credentials: Row[] = [
  ...operations.flatMap(([operation, sent]) =>
    rows(operation, [
      ['no key', { ...sent, ...key(null) }, 401, 'unauthorized'],
      ['a live key', { ...sent, ...key('Bearer rl_live_4f3c2b1a') }, 403, 'forbidden'],
    ]),
  ),
  ...rows('accounts.list', [
    ['an empty header', key(''), 401, 'unauthorized'],
    ['a scheme without a key', key('Bearer'), 401, 'unauthorized'],
    ['a key without a scheme', key('{key}'), 401, 'unauthorized'],
    ['basic authentication', key(`Basic ${btoa('rl_test_juniper:')}`), 401, 'unauthorized'],
    ['a digest', key('Digest username="rl_test_juniper"'), 401, 'unauthorized'],
    ['a scheme that begins like the right one', key('Bearers {key}'), 401, 'unauthorized'],
    ['a colon after the scheme', key('Bearer: {key}'), 401, 'unauthorized'],
    ['two keys', key('Bearer {key} {key}'), 401, 'unauthorized'],
    ['two headers', key('Bearer {key}, Bearer {key}'), 401, 'unauthorized'],
    ['a key with a tab', key('Bearer rl_test_a\tb'), 401, 'unauthorized'],
    ['a key beyond ASCII', key('Bearer rl_test_caf\u00e9'), 401, 'unauthorized'],
    ['a key in quotes', key('Bearer "{key}"'), 401, 'unauthorized'],
    ['an unknown key', key('Bearer sk_juniper'), 401, 'unauthorized'],
    ['a key that is only its prefix', key('Bearer rl_test_'), 401, 'unauthorized'],
    ['a prefix in capitals', key('Bearer RL_TEST_juniper'), 401, 'unauthorized'],
    ['a key of 209 characters', key(`Bearer rl_test_${'a'.repeat(201)}`), 401, 'unauthorized'],
    ['a placeholder', key('Bearer undefined'), 401, 'unauthorized'],
  ]),
]
