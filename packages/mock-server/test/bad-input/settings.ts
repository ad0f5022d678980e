import { type Case, json, nested, type Row, raw, rows } from './row.ts'

const refused = (wrong: string, value: unknown, place: string): Case => [
  wrong,
  json(value),
  400,
  'validation_failed',
  place,
]
const impossible = (wrong: string, value: unknown, place: string): Case => [
  wrong,
  json(value),
  422,
  'settings_invalid',
  place,
]

const window = (change: object) => ({ days: ['mon'], from: '09:00', to: '12:00', ...change })
const windows = (...changes: object[]) => ({ sendingWindows: changes.map(window) })

/** Each property with what it does not take. */
const wrongTypes: [string, unknown[]][] = [
  ['name', [1, true, null, [], {}, '', 'a'.repeat(121)]],
  ['timezone', [1, null, [], '', 'a'.repeat(65)]],
  ['defaultCountry', [1, null, '', 'u', 'us', 'USA', 'U1', 'ＵＳ']],
  ['language', [1, null, '', 'e', 'english speaking', `en${'-abcdefgh'.repeat(4)}`]],
  ['sendingWindows', [{}, null, 'mon', [], Array.from({ length: 15 }, () => window({}))]],
  ['stopOnReply', [1, 'true', null, [], {}]],
  ['delayBetweenMessages', [1, null, [], '45-180']],
  ['defaultDailyLimit', [0, -1, 201, 1.5, '60', null, true, [60], 1e21]],
  ['optOutKeywords', ['STOP', null, {}, Array.from({ length: 21 }, (_, index) => `w${index}`), ['STOP', 'STOP']]],
  ['optOutReply', [1, true, '', 'a'.repeat(1001), []]],
  ['autoTagReplies', [0, 'no', null]],
  ['warmup', [true, null, [], 'standard']],
  ['agent', [null, [], 'suggest']],
  ['lowCreditThreshold', [-1, 0.5, 10_000_001, '100', null]],
  ['notifications', [true, null, []]],
]

const nestedTypes: [string, string, unknown[]][] = [
  ['delayBetweenMessages', 'minSeconds', [-1, 1.5, 86_401, '45', null]],
  ['delayBetweenMessages', 'maxSeconds', [-1, 1.5, 86_401, '180', null]],
  ['warmup', 'autoStart', [1, 'true', null]],
  ['warmup', 'profile', ['fast', 'STANDARD', '', 1, null]],
  ['agent', 'defaultAgentId', ['', 1, 'a'.repeat(65), []]],
  ['agent', 'mode', ['on', 'AUTO', false, null]],
  ['agent', 'pauseOnHumanReply', ['yes', 0, null]],
  ['notifications', 'email', ['juniper@example.com', 1, null]],
  ['notifications', 'accountDisconnected', ['true', null]],
  ['notifications', 'campaignCompleted', ['true', null]],
  ['notifications', 'lowCredits', ['true', null]],
]

const badTimes = ['9:00', '24:00', '23:60', '09:00:00', '0900', '09-00', ' 9:00', '', '０９:00', '09:00Z']

const short = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 40)

export const settings: Row[] = [
  ...rows('settings.get', [
    ['another kind of key', { headers: { authorization: 'Token {key}' } }, 401, 'unauthorized'],
    ['a key in the address', { headers: { authorization: null }, query: 'api_key={key}' }, 401, 'unauthorized'],
  ]),
  ...rows('settings.update', [
    ['nothing to change', json({}), 400, 'validation_failed', ''],
    ...wrongTypes.flatMap(([name, values]) =>
      values.map((value) => refused(`${name} ${short(value)}`, { [name]: value }, `/${name}`)),
    ),
    ...nestedTypes.flatMap(([name, inner, values]) =>
      values.map((value) =>
        refused(
          `${name}.${inner} ${short(value)}`,
          { [name]: { ...(name === 'delayBetweenMessages' && { minSeconds: 1, maxSeconds: 2 }), [inner]: value } },
          `/${name}/${inner}`,
        ),
      ),
    ),
    refused('a setting that only the server sets', { workspaceId: 'wsp_1' }, '/workspaceId'),
    refused('a time that only the server sets', { updatedAt: '2026-01-05T14:00:00.000Z' }, '/updatedAt'),
    refused('an unknown switch', { notifications: { sms: true } }, '/notifications/sms'),
    refused('an unknown warmup setting', { warmup: { days: 14 } }, '/warmup/days'),
    refused('an unknown agent setting', { agent: { name: 'June' } }, '/agent/name'),
    refused('an unknown part of a window', windows({ zone: 'UTC' }), '/sendingWindows/0/zone'),
    refused(
      'an unknown part of the delay',
      { delayBetweenMessages: { minSeconds: 1, maxSeconds: 2, unit: 's' } },
      '/delayBetweenMessages/unit',
    ),
    refused('no greatest delay', { delayBetweenMessages: { minSeconds: 1 } }, '/delayBetweenMessages/maxSeconds'),
    refused('no least delay', { delayBetweenMessages: { maxSeconds: 1 } }, '/delayBetweenMessages/minSeconds'),
    refused('a window without days', { sendingWindows: [{ from: '09:00', to: '12:00' }] }, '/sendingWindows/0/days'),
    refused('a window without a beginning', windows({ from: undefined }), '/sendingWindows/0/from'),
    refused('a window without an end', windows({ to: undefined }), '/sendingWindows/0/to'),
    refused('a window on no day', windows({ days: [] }), '/sendingWindows/0/days'),
    refused('a window on a day twice', windows({ days: ['mon', 'mon'] }), '/sendingWindows/0/days'),
    refused('a window on an unknown day', windows({ days: ['mon', 'monday'] }), '/sendingWindows/0/days/1'),
    refused('a window on a numbered day', windows({ days: [1] }), '/sendingWindows/0/days/0'),
    refused('a window on a day that is no list', windows({ days: 'mon' }), '/sendingWindows/0/days'),
    refused('a second window that is null', { sendingWindows: [window({}), null] }, '/sendingWindows/1'),
    refused('a window that is a list', { sendingWindows: [['mon', '09:00', '12:00']] }, '/sendingWindows/0'),
    ...badTimes.map((time) => refused(`a window from "${time}"`, windows({ from: time }), '/sendingWindows/0/from')),
    refused('a window to 1200', windows({ to: 1200 }), '/sendingWindows/0/to'),
    refused('an empty keyword', { optOutKeywords: ['STOP', ''] }, '/optOutKeywords/1'),
    refused('a keyword of 51 characters', { optOutKeywords: ['a'.repeat(51)] }, '/optOutKeywords/0'),
    refused('a keyword that is null', { optOutKeywords: [null] }, '/optOutKeywords/0'),
    refused(
      'one bad setting among good ones',
      { name: 'Moved', timezone: 'Europe/London', stopOnReply: 'no' },
      '/stopOnReply',
    ),
    [
      'a limit that is too large for any number',
      raw('{"defaultDailyLimit":1e999}'),
      400,
      'validation_failed',
      '/defaultDailyLimit',
    ],
    [
      'a limit that is all but nothing',
      raw('{"defaultDailyLimit":1e-999}'),
      400,
      'validation_failed',
      '/defaultDailyLimit',
    ],
    ['a limit of minus nothing', raw('{"defaultDailyLimit":-0}'), 400, 'validation_failed', '/defaultDailyLimit'],
    ['a name of 10,000 levels', raw(`{"name":${nested(10_000)}}`), 400, 'validation_failed', '/name'],
    [
      'keywords of 10,000 levels',
      raw(`{"optOutKeywords":[${nested(10_000)},${nested(10_000)}]}`),
      400,
      'validation_failed',
      '/optOutKeywords/0',
    ],
    ['days of 10,000 levels', raw(deepDays()), 400, 'validation_failed'],
    [
      '__proto__ in the warmup',
      raw('{"warmup":{"__proto__":{"profile":"aggressive"}}}'),
      400,
      'validation_failed',
      '/warmup/__proto__',
    ],
    [
      'constructor in the notifications',
      raw('{"notifications":{"constructor":true}}'),
      400,
      'validation_failed',
      '/notifications/constructor',
    ],
    ...[' ', '\t\n', '\u00a0'].map((name) => impossible(`the name ${short(name)}`, { name }, '/name')),
    ...[
      'Mars/Olympus',
      'New_York',
      'America/New York',
      'GMT+25',
      '+02:00',
      '-05',
      'Europe/',
      '../etc/passwd',
      'UTC\0',
      '__proto__',
      'Factory',
    ].map((timezone) => impossible(`the time zone ${short(timezone)}`, { timezone }, '/timezone')),
    ...['ZZ', 'XX', 'QQ', 'EN', 'UK'].map((country) =>
      impossible(`the country ${country}`, { defaultCountry: country }, '/defaultCountry'),
    ),
    impossible(
      'a least delay over the greatest',
      { delayBetweenMessages: { minSeconds: 61, maxSeconds: 60 } },
      '/delayBetweenMessages/maxSeconds',
    ),
    impossible('a window that ends before it begins', windows({ from: '18:00', to: '09:00' }), '/sendingWindows/0'),
    impossible('a window that ends as it begins', windows({ from: '09:00', to: '09:00' }), '/sendingWindows/0'),
    impossible('a window over midnight', windows({ from: '22:00', to: '00:00' }), '/sendingWindows/0'),
    impossible('windows that overlap', windows({}, { from: '11:59', to: '13:00' }), '/sendingWindows/1'),
    impossible('a window inside another', windows({}, { from: '10:00', to: '11:00' }), '/sendingWindows/1'),
    impossible('the same window twice', windows({}, {}), '/sendingWindows/1'),
    impossible(
      'windows that overlap on one day of many',
      windows({ days: ['mon', 'fri'] }, { days: ['fri', 'sat'] }),
      '/sendingWindows/1',
    ),
    impossible(
      'several settings at once',
      { ...windows({ from: '13:00' }), timezone: 'Mars/Olympus' },
      '/sendingWindows/0',
    ),
    [
      'an agent that does not exist',
      json({ agent: { defaultAgentId: 'agt_1' } }),
      422,
      'unknown_reference',
      '/agent/defaultAgentId',
    ],
    ['a query', { query: 'merge=false', ...json({ name: 'Moved' }) }, 400, 'validation_failed', 'merge'],
  ]),
]

/** Two lists to be compared, each as deep as the other. */
function deepDays(): string {
  const days = `[${nested(10_000)},${nested(10_000)}]`
  return `{"sendingWindows":[{"days":${days},"from":"09:00","to":"12:00"}]}`
}
