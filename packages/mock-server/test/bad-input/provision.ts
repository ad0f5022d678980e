import { type Case, json, nested, type Row, raw, rows } from './row.ts'

const phone = '+12025550142'
const right = { phone: '{waiting}', code: '123456', displayName: 'Juniper Coffee' }

const start = (change: object) => json({ phone, ...change })
const verify = (change: object) => json({ ...right, ...change })

/** What the description's pattern refuses, before anybody asks whether the number could exist. */
const malformedPhones = [
  '',
  '+',
  '2025550142',
  '+02025550142',
  '+1 202 555 0142',
  '+1-202-555-0142',
  ' +12025550142',
  '+12025550142\n',
  '+1202555\u00000142',
  '+1202',
  '+1202555014212345',
  '+1202555014x',
  '+１２０２５５５０１４２',
  '+١٢٠٢٥٥٥٠١٤٢',
  'tel:+12025550142',
  '0012025550142',
  '\ud800+12025550142',
  'Juniper Coffee',
]

/** Well-formed, and yet no numbers. */
const impossiblePhones = ['+1202555014', '+120255501421', '+9991234567', '+2101234567', '+4912', '+999999999999999']

export const provision: Row[] = [
  ...rows('provision.start', [
    ...malformedPhones.map(
      (number): Case => [
        `the number ${JSON.stringify(number)}`,
        start({ phone: number }),
        400,
        'validation_failed',
        '/phone',
      ],
    ),
    ...impossiblePhones
      .filter((number) => number.length >= 8)
      .map((number): Case => [`the number ${number}`, start({ phone: number }), 422, 'phone_invalid', '/phone']),
    ['no number', json({}), 400, 'validation_failed', '/phone'],
    ['a number that is null', start({ phone: null }), 400, 'validation_failed', '/phone'],
    ['a number that is a number', start({ phone: 12025550142 }), 400, 'validation_failed', '/phone'],
    ['a number that is an array', start({ phone: [phone] }), 400, 'validation_failed', '/phone'],
    ['a number that is an object', start({ phone: { e164: phone } }), 400, 'validation_failed', '/phone'],
    ['a number that is huge', raw('{"phone":1e308}'), 400, 'validation_failed', '/phone'],
    ['a number of 10,000 levels', raw(`{"phone":${nested(10_000)}}`), 400, 'validation_failed', '/phone'],
    ['a number given twice, last wrongly', raw(`{"phone":"${phone}","phone":1}`), 400, 'validation_failed', '/phone'],
    ['a number of a connected account', start({ phone: '{connected}' }), 409, 'phone_already_connected'],
    ['such a number with its national prefix', start({ phone: '+112025550101' }), 409, 'phone_already_connected'],
    ['a number that is never eligible', start({ phone: '+12025550199' }), 422, 'number_not_eligible'],
    ['a number that got a code just now', start({ phone: '{waiting}' }), 429, 'otp_rate_limited'],
    ['another method', start({ method: 'whatsapp' }), 400, 'validation_failed', '/method'],
    ['a method in capitals', start({ method: 'SMS' }), 400, 'validation_failed', '/method'],
    ['a method that is null', start({ method: null }), 400, 'validation_failed', '/method'],
    ['a method that is true', start({ method: true }), 400, 'validation_failed', '/method'],
    ['methods in an array', start({ method: ['sms'] }), 400, 'validation_failed', '/method'],
    ['an empty language', start({ language: '' }), 400, 'validation_failed', '/language'],
    ['a language of one letter', start({ language: 'e' }), 400, 'validation_failed', '/language'],
    ['a language by its name', start({ language: 'English (US)' }), 400, 'validation_failed', '/language'],
    [
      'a language of 36 characters',
      start({ language: `en${'-abcdefgh'.repeat(4)}` }),
      400,
      'validation_failed',
      '/language',
    ],
    ['a language that is null', start({ language: null }), 400, 'validation_failed', '/language'],
    ['a code', start({ code: '123456' }), 400, 'validation_failed', '/code'],
    ['a query', { query: 'dryRun=true', ...start({}) }, 400, 'validation_failed', 'dryRun'],
    ['an empty idempotency key', keyed(''), 400, 'validation_failed', 'Idempotency-Key'],
    ['an idempotency key with a space', keyed('a b'), 400, 'validation_failed', 'Idempotency-Key'],
    ['two idempotency keys', keyed('a, b'), 400, 'validation_failed', 'Idempotency-Key'],
    ['an idempotency key with a tab', keyed('a\tb'), 400, 'validation_failed', 'Idempotency-Key'],
    ['an idempotency key beyond ASCII', keyed('cl\u00e9'), 400, 'validation_failed', 'Idempotency-Key'],
    ['an idempotency key of 256 characters', keyed('k'.repeat(256)), 400, 'validation_failed', 'Idempotency-Key'],
    ['an idempotency key of another request', keyed('used'), 422, 'idempotency_key_reused'],
  ]),
  ...rows('provision.verify', [
    ['nothing', json({}), 400, 'validation_failed', '/displayName'],
    ['no number', json({ ...right, phone: undefined }), 400, 'validation_failed', '/phone'],
    ['no code', verify({ code: undefined }), 400, 'validation_failed', '/code'],
    ['no name', verify({ displayName: undefined }), 400, 'validation_failed', '/displayName'],
    ['an empty number', verify({ phone: '' }), 400, 'validation_failed', '/phone'],
    [
      'a number of 41 characters',
      verify({ phone: `+1202555014${'2'.repeat(30)}` }),
      400,
      'validation_failed',
      '/phone',
    ],
    ['a number that is null', verify({ phone: null }), 400, 'validation_failed', '/phone'],
    ['a number that is a number', verify({ phone: 12025550142 }), 400, 'validation_failed', '/phone'],
    ['a number in national form', verify({ phone: '(202) 555-0142' }), 422, 'phone_invalid', '/phone'],
    ['letters for a number', verify({ phone: '+1-202-JUNIPER' }), 422, 'phone_invalid', '/phone'],
    ['spaces for a number', verify({ phone: '   ' }), 422, 'phone_invalid', '/phone'],
    ['two plus signs', verify({ phone: '++12025550142' }), 422, 'phone_invalid', '/phone'],
    ['other digits', verify({ phone: '+１２０２５５５０１４２' }), 422, 'phone_invalid', '/phone'],
    ['a number with an extension', verify({ phone: '+12025550142;ext=1' }), 422, 'phone_invalid', '/phone'],
    ...impossiblePhones.map(
      (number): Case => [`the number ${number}`, verify({ phone: number }), 422, 'phone_invalid', '/phone'],
    ),
    ['a number without a code', verify({ phone }), 404, 'provisioning_not_found'],
    ['a number of a connected account', verify({ phone: '{connected}' }), 409, 'phone_already_connected'],
    ['a number of a banned account', verify({ phone: '{banned}' }), 409, 'account_banned'],
    ['an empty code', verify({ code: '' }), 400, 'validation_failed', '/code'],
    ['a code of 13 characters', verify({ code: '1234567890123' }), 400, 'validation_failed', '/code'],
    ['a code that is a number', verify({ code: 123456 }), 400, 'validation_failed', '/code'],
    ['a code that is null', verify({ code: null }), 400, 'validation_failed', '/code'],
    ['a code that is an array', verify({ code: [1, 2, 3, 4, 5, 6] }), 400, 'validation_failed', '/code'],
    ...['12345', '1234567', '12345a', '123 456', ' 123456', '１２３４５６', '-12345', '1e5', '0x1234', '123456\n'].map(
      (code): Case => [`the code ${JSON.stringify(code)}`, verify({ code }), 422, 'otp_invalid', '/code'],
    ),
    ...names(verify),
    ['an about text of 140 characters', verify({ bio: 'a'.repeat(140) }), 400, 'validation_failed', '/bio'],
    ['an about text that is null', verify({ bio: null }), 400, 'validation_failed', '/bio'],
    ['an about text that is a number', verify({ bio: 0 }), 400, 'validation_failed', '/bio'],
    ['an address of 257 characters', verify({ bizAddress: 'a'.repeat(257) }), 400, 'validation_failed', '/bizAddress'],
    ['an address that is an object', verify({ bizAddress: {} }), 400, 'validation_failed', '/bizAddress'],
    ['a category of 65 characters', verify({ bizCategory: 'a'.repeat(65) }), 400, 'validation_failed', '/bizCategory'],
    ['categories in an array', verify({ bizCategory: ['RETAIL'] }), 400, 'validation_failed', '/bizCategory'],
    ['an unknown property', verify({ display_name: 'Juniper' }), 400, 'validation_failed', '/display_name'],
    [
      'an empty idempotency key',
      { ...verify({}), headers: { 'idempotency-key': '' } },
      400,
      'validation_failed',
      'Idempotency-Key',
    ],
    [
      'an idempotency key of another call',
      { ...verify({}), headers: { 'idempotency-key': 'used' } },
      422,
      'idempotency_key_reused',
    ],
  ]),
]

/** Display names that are refused, wherever one is set. */
export function names(send: (change: object) => Case[1]): Case[] {
  const rejected = [
    ' ',
    '\t\u00a0\u2003',
    '123',
    '!!!',
    '☕',
    '\0',
    'WhatsApp',
    'WhatsApp Support',
    'whats app',
    'WHATSAPP-Team',
    'Meta',
    'Meta Business',
    'Facebook',
    'ＷｈａｔｓＡｐｐ',
    'Whats\u200bApp',
    'What\u00adsApp',
  ]
  return [
    ['half a character as a name', send({ displayName: '\ud83d' }), 400, 'validation_failed', '/displayName'],
    ...rejected.map(
      (name): Case => [
        `the name ${JSON.stringify(name)}`,
        send({ displayName: name }),
        422,
        'display_name_rejected',
        '/displayName',
      ],
    ),
    ['an empty name', send({ displayName: '' }), 400, 'validation_failed', '/displayName'],
    ['a name of 76 characters', send({ displayName: 'a'.repeat(76) }), 400, 'validation_failed', '/displayName'],
    ['a name that is null', send({ displayName: null }), 400, 'validation_failed', '/displayName'],
    ['a name that is a number', send({ displayName: 7 }), 400, 'validation_failed', '/displayName'],
    ['a name that is an array', send({ displayName: ['Juniper'] }), 400, 'validation_failed', '/displayName'],
    ['a name that is an object', send({ displayName: { en: 'Juniper' } }), 400, 'validation_failed', '/displayName'],
    ['a name that is true', send({ displayName: true }), 400, 'validation_failed', '/displayName'],
  ]
}

function keyed(key: string): Case[1] {
  return { ...start({}), headers: { 'idempotency-key': key } }
}
