import { times } from './accounts.ts'
import { type Case, json, type Row, raw, rows } from './row.ts'

const advance = (by: unknown): Case[1] => json({ by })

const credentials: Case[] = [
  ['no key', { headers: { authorization: null } }, 401, 'unauthorized'],
  ['a live key', { headers: { authorization: 'Bearer rl_live_1' } }, 403, 'forbidden'],
]

const eventFilters: Case[] = [
  ...['', '1', 'evt_1', 'evt_0000000001', 'evt_00000000I', 'EVT_000000001'].map(
    (after): Case => [`after "${after}"`, { query: `after=${after}` }, 400, 'validation_failed', 'after'],
  ),
  [
    'two events to go on after',
    { query: 'after=evt_000000001&after=evt_000000002' },
    400,
    'validation_failed',
    'after',
  ],
  ...['', 'message', 'Message.Sent', 'message.sent,message.read'].map(
    (type): Case => [`the type "${type}"`, { query: `type=${type}` }, 400, 'validation_failed', 'type'],
  ),
  ['a type twice', { query: 'type=credits.low&type=credits.low' }, 400, 'validation_failed', 'type'],
]

function form(parts: Record<string, Blob | string>): Case[1] {
  const body = new FormData()
  for (const [name, part] of Object.entries(parts)) body.set(name, part)
  return { body }
}

export const control: Row[] = [
  ...rows('clock.get', [['no key', { headers: { authorization: null } }, 401, 'unauthorized']]),
  ...rows('clock.advance', [
    ['neither a duration nor a time', json({}), 422, 'exclusive_fields', '/by'],
    ['a duration and a time', json({ by: '1d', to: '2026-01-06T14:00:00Z' }), 422, 'exclusive_fields', '/to'],
    ...['', 'd', '1', '1w', '1 d', '-1d', '+1d', '1.5h', '1D', '1e3s', 'P1D', '１d', `${'9'.repeat(16)}d`].map(
      (by): Case => [`by ${JSON.stringify(by)}`, advance(by), 400, 'validation_failed', '/by'],
    ),
    ['a duration that is a number', advance(60), 400, 'validation_failed', '/by'],
    ['a duration that is null', advance(null), 400, 'validation_failed', '/by'],
    ['a duration of 367 days', advance('367d'), 400, 'validation_failed', '/by'],
    ['a duration beyond time', advance('999999999999999d'), 400, 'validation_failed', '/by'],
    ...times.map((to): Case => [`to "${to}"`, json({ to }), 400, 'validation_failed', '/to']),
    ['a time that is a number', json({ to: 1767621600000 }), 400, 'validation_failed', '/to'],
    ['a time in the past', json({ to: '2026-01-05T13:59:59.999Z' }), 422, 'time_backwards', '/to'],
    ['a time 367 days ahead', json({ to: '2027-01-07T14:00:00Z' }), 400, 'validation_failed', '/to'],
    ['broken JSON', raw('{"by":"1d"'), 400, 'invalid_body'],
    ['no body', {}, 400, 'invalid_body'],
  ]),
  ...rows('clock.set', [
    ...times.map((now): Case => [`now "${now}"`, json({ now }), 400, 'validation_failed', '/now']),
    ['no time', json({}), 400, 'validation_failed', '/now'],
    ['a time that is null', json({ now: null }), 400, 'validation_failed', '/now'],
    ['a time in the past', json({ now: '2020-01-01T00:00:00Z' }), 422, 'time_backwards', '/now'],
  ]),
  ...rows('events.list', [
    ...credentials,
    ...eventFilters,
    ...['0', '1001', '-1', '1.5', 'all', ''].map(
      (limit): Case => [`the limit "${limit}"`, { query: `limit=${limit}` }, 400, 'validation_failed', 'limit'],
    ),
    ['a cursor', { query: 'cursor=evt_000000001' }, 400, 'validation_failed', 'cursor'],
  ]),
  ...rows('events.stream', [
    ...credentials,
    ...eventFilters,
    ...['1', 'evt_', 'EVT_000000001', 'evt_00000000u'].map(
      (id): Case => [
        `the last event "${id}"`,
        { headers: { 'last-event-id': id } },
        400,
        'validation_failed',
        'Last-Event-Id',
      ],
    ),
    ['a limit', { query: 'limit=5' }, 400, 'validation_failed', 'limit'],
  ]),
  ...rows('workspace.reset', [
    ...[-1, 1.5, 4_294_967_296, '7', null, true, [7]].map(
      (seed): Case => [`the seed ${JSON.stringify(seed)}`, json({ seed }), 400, 'validation_failed', '/seed'],
    ),
    ['a seed beyond numbers', raw('{"seed":1e999}'), 400, 'validation_failed', '/seed'],
    ['an unknown property', json({ all: true }), 400, 'validation_failed', '/all'],
    ['an array', raw('[]'), 400, 'validation_failed', ''],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: '7' }, 415, 'unsupported_media_type'],
  ]),
  ...rows('workspace.remove', [
    ...credentials,
    ['a parameter', { query: 'all=true' }, 400, 'validation_failed', 'all'],
  ]),
  ...rows('snapshots.list', [['a limit', { query: 'limit=5' }, 400, 'validation_failed', 'limit']]),
  ...rows('snapshots.create', [
    ...['', '.hidden', '../begin', 'a b', 'ä', 'x'.repeat(65), 7, null].map(
      (name): Case => [`the name ${JSON.stringify(name)}`, json({ name }), 400, 'validation_failed', '/name'],
    ),
    ['no name', json({}), 400, 'validation_failed', '/name'],
    ['an unknown property', json({ name: 'begin', replace: true }), 400, 'validation_failed', '/replace'],
  ]),
  ...rows('snapshots.remove', [['an unknown snapshot', { id: 'none' }, 404, 'not_found']]),
  ...rows('snapshots.restore', [
    ['an unknown snapshot', { id: 'none' }, 404, 'not_found'],
    ['a name that is none', { id: 'a%20b' }, 400, 'validation_failed', 'name'],
  ]),
  ...rows('snapshots.download', [['an unknown snapshot', { id: 'none' }, 404, 'not_found']]),
  ...rows('snapshots.upload', [
    ['a name that is none', { ...form({ file: new Blob(['x']) }), id: 'a%20b' }, 400, 'validation_failed', 'name'],
    ['text', { ...form({ file: new Blob(['x']) }), id: 'begin' }, 422, 'snapshot_invalid'],
    ['no file', { ...form({ name: 'begin' }), id: 'begin' }, 400, 'validation_failed', '/file'],
    ['a file that is text', { ...form({ file: 'x' }), id: 'begin' }, 400, 'validation_failed', '/file'],
    ['JSON', { ...json({ file: 'x' }), id: 'begin' }, 415, 'unsupported_media_type'],
  ]),
  ...rows('accounts.force', [
    ['an unknown account', { ...json({ event: 'ban' }), id: 'acc_0' }, 404, 'not_found'],
    ['no event', json({}), 400, 'validation_failed', '/event'],
    ['an unknown event', json({ event: 'delete' }), 400, 'validation_failed', '/event'],
    ['an event that is __proto__', json({ event: '__proto__' }), 400, 'validation_failed', '/event'],
    ['an unknown reason', json({ event: 'ban', reason: 'spam' }), 400, 'validation_failed', '/reason'],
    ['a reason that is null', json({ event: 'disconnect', reason: null }), 400, 'validation_failed', '/reason'],
    ['an account that is banned', { ...json({ event: 'ban' }), id: '{bannedAccountId}' }, 409, 'account_banned'],
  ]),
  ...rows('faults.create', [
    ['no effect', json({}), 422, 'fault_invalid', ''],
    ['an unknown operation', json({ operation: 'leads.steal', cut: true }), 422, 'fault_invalid', '/operation'],
    ['two answers', json({ code: 'not_found', cut: true }), 422, 'fault_invalid', '/cut'],
    ...['leads', 'leads.', '*', '*.list', 'leads.*.*', '', 7, null].map(
      (operation): Case => [
        `the operation ${JSON.stringify(operation)}`,
        json({ operation, cut: true }),
        400,
        'validation_failed',
        '/operation',
      ],
    ),
    ...[200, 399, 600, 503.5, '503', null].map(
      (status): Case => [`the status ${JSON.stringify(status)}`, json({ status }), 400, 'validation_failed', '/status'],
    ),
    ...[-1, 600_001, 0.5, '200', null].map(
      (delay): Case => [`the delay ${JSON.stringify(delay)}`, json({ delay }), 400, 'validation_failed', '/delay'],
    ),
    ...[0, 1.5, -1, '1'].map(
      (count): Case => [
        `the count ${JSON.stringify(count)}`,
        json({ count, cut: true }),
        400,
        'validation_failed',
        '/count',
      ],
    ),
    ['a probability over 1', json({ probability: 1.1, cut: true }), 400, 'validation_failed', '/probability'],
    ['a delay with one end', json({ delayBetween: { min: 1 } }), 400, 'validation_failed', '/delayBetween/max'],
    ['an unknown time', json({ cut: true, when: 'during' }), 400, 'validation_failed', '/when'],
    ['an unknown property', json({ cut: true, who: 'me' }), 400, 'validation_failed', '/who'],
  ]),
  ...rows('faults.list', [
    ['a limit of 0', { query: 'limit=0' }, 400, 'validation_failed', 'limit'],
    ['a cursor of another list', { query: 'cursor={accountsCursor}' }, 400, 'invalid_cursor', 'cursor'],
  ]),
  ...rows('faults.remove', [['an unknown rule', { id: 'flt_0' }, 404, 'not_found']]),
  ...rows('faults.clear', [['a filter', { query: 'operation=leads.list' }, 400, 'validation_failed', 'operation']]),
  ...rows('requests.list', [
    ['a limit of 101', { query: 'limit=101' }, 400, 'validation_failed', 'limit'],
    ['a status that is none', { query: 'status=ok' }, 400, 'validation_failed', 'status'],
    ['an operation that is none', { query: 'operation=leads' }, 400, 'validation_failed', 'operation'],
    ['a time that is none', { query: 'since=today' }, 400, 'validation_failed', 'since'],
    ['a leap second', { query: 'since=2016-12-31T23:59:60Z' }, 400, 'validation_failed', 'since'],
    ['a cursor of another list', { query: 'cursor={accountsCursor}' }, 400, 'invalid_cursor', 'cursor'],
  ]),
  ...rows('requests.clear', [['a filter', { query: 'status=200' }, 400, 'validation_failed', 'status']]),
  ...rows('credits.grant', [
    ...[0, 1.5, 1_000_000_001, -1_000_000_001, '5', null].map(
      (amount): Case => [`the amount ${JSON.stringify(amount)}`, json({ amount }), 400, 'validation_failed', '/amount'],
    ),
    ['no amount', json({ description: 'A gift.' }), 400, 'validation_failed', '/amount'],
    ['an empty description', json({ amount: 1, description: '' }), 400, 'validation_failed', '/description'],
  ]),
  ...rows('pages.register', [
    ...['', 'juniper', '/wholesale'].map(
      (url): Case => [`the address ${JSON.stringify(url)}`, json({ url }), 400, 'validation_failed', '/url'],
    ),
    ['an address without a host', json({ url: 'https://' }), 422, 'address_blocked', '/url'],
    ['an address that is not public', json({ url: 'http://10.1.2.3/' }), 422, 'address_blocked', '/url'],
    ['an address that no browser shows', json({ url: 'ftp://juniper.example/' }), 422, 'address_blocked', '/url'],
    ...[199, 600, 200.5, '200', null].map(
      (status): Case => [
        `the status ${JSON.stringify(status)}`,
        json({ url: 'https://juniper.example/', status }),
        400,
        'validation_failed',
        '/status',
      ],
    ),
    [
      'a link that is none',
      json({ url: 'https://juniper.example/', links: ['/delivery'] }),
      400,
      'validation_failed',
      '/links/0',
    ],
  ]),
  ...rows('pages.list', [['a query', { query: 'host=juniper.example' }, 400, 'validation_failed', 'host']]),
  ...rows('pages.clear', [
    ['an address', { query: 'url=https%3A%2F%2Fjuniper.example%2F' }, 400, 'validation_failed', 'url'],
  ]),
  ...rows('pages.remove', [['a page that was not registered', { id: 'pag_none' }, 404, 'not_found']]),
  ...rows('provisioning.getCode', [
    ['a number without a code', { id: '%2B12025550142' }, 404, 'not_found'],
    ['a number of a connected account', { id: '{connected}' }, 404, 'not_found'],
    ['no number', { id: 'Juniper' }, 404, 'not_found'],
    ['six digits', { id: '123456' }, 400, 'validation_failed', 'phone'],
    ['41 digits', { id: '1'.repeat(41) }, 400, 'validation_failed', 'phone'],
    ['half an escape', { id: '%2' }, 400, 'validation_failed', 'path'],
  ]),
  ...rows('snapshots.create', [
    ...['', '.hidden', '-', 'a b', 'a/b', 'é', 'a'.repeat(65), 7, null].map(
      (name): Case => [`the name ${JSON.stringify(name)}`, json({ name }), 400, 'validation_failed', '/name'],
    ),
    ['no name', json({}), 400, 'validation_failed', '/name'],
  ]),
  ...rows('workspace.remove', [
    ...credentials,
    ['a parameter', { query: 'all=true' }, 400, 'validation_failed', 'all'],
  ]),
  ...rows('snapshots.list', [['a query', { query: 'name=demo' }, 400, 'validation_failed', 'name']]),
  ...(['snapshots.remove', 'snapshots.restore', 'snapshots.download'] as const).flatMap((operation) =>
    rows(operation, [
      ['an unknown name', { id: 'none' }, 404, 'not_found'],
      ['a name that is none', { id: '%20' }, 400, 'validation_failed', 'name'],
    ]),
  ),
  ...rows('snapshots.upload', [
    ['a JSON body', { id: 'demo', ...json({ file: 'none' }) }, 415, 'unsupported_media_type'],
    ['a form without a file', { id: 'demo', body: new FormData() }, 400, 'validation_failed', '/file'],
    ['a file that is no database', { id: 'demo', body: textFile() }, 422, 'snapshot_invalid'],
    ['a name that is none', { id: '.hidden', body: textFile() }, 400, 'validation_failed', 'name'],
  ]),
]

function textFile(): FormData {
  const form = new FormData()
  form.set('file', new File(['no database'], 'demo.sqlite'))
  return form
}
