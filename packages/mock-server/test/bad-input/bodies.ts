import { type Case, json, nested, type OperationId, type Row, raw, rows } from './row.ts'

const mebibyte = 1024 * 1024

/** What is no JSON object, whatever the operation. */
const unreadable: Case[] = [
  ['broken off after the brace', raw('{'), 400, 'invalid_body'],
  ['broken off in a string', raw('{"phone":"+1202'), 400, 'invalid_body'],
  ['a comma too many', raw('{"method":"sms",}'), 400, 'invalid_body'],
  ['single quotes', raw("{'method':'sms'}"), 400, 'invalid_body'],
  ['names without quotes', raw('{method:"sms"}'), 400, 'invalid_body'],
  ['a comment', raw('{/* none */}'), 400, 'invalid_body'],
  ['two values', raw('{}{}'), 400, 'invalid_body'],
  ['NaN', raw('{"minSeconds":NaN}'), 400, 'invalid_body'],
  ['Infinity', raw('{"minSeconds":-Infinity}'), 400, 'invalid_body'],
  ['undefined', raw('undefined'), 400, 'invalid_body'],
  ['a hexadecimal number', raw('{"minSeconds":0x10}'), 400, 'invalid_body'],
  ['a leading zero', raw('{"minSeconds":007}'), 400, 'invalid_body'],
  ['a line break in a string', raw('{"name":"a\nb"}'), 400, 'invalid_body'],
  ['an unknown escape', raw('{"name":"\\x41"}'), 400, 'invalid_body'],
  ['just spaces', raw('   '), 400, 'invalid_body'],
  ['a NUL', raw('\0'), 400, 'invalid_body'],
  ['a form', raw('phone=%2B12025550142'), 400, 'invalid_body'],
  ['XML', raw('<phone>+12025550142</phone>'), 400, 'invalid_body'],
  ['UTF-16', raw(new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])), 400, 'invalid_body'],
  ['a lone continuation byte', raw(new Uint8Array([0x22, 0x80, 0x22])), 400, 'invalid_body'],
  ['an overlong encoding', raw(new Uint8Array([0x22, 0xc0, 0xaf, 0x22])), 400, 'invalid_body'],
  ['a surrogate in UTF-8', raw(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])), 400, 'invalid_body'],
  ['a character that is broken off', raw(new Uint8Array([0x22, 0xe2, 0x82])), 400, 'invalid_body'],
  ['compressed', { headers: { 'content-encoding': 'gzip' }, body: gzipped() }, 415, 'unsupported_media_type'],
  ['nested 10,000 levels and not closed', raw('['.repeat(10_000)), 400, 'invalid_body'],
  ['nested 10,000 levels', raw(nested(10_000)), 400, 'validation_failed', ''],
  ['an array', json([]), 400, 'validation_failed', ''],
  ['an array of the object', json([{}]), 400, 'validation_failed', ''],
  ['null', json(null), 400, 'validation_failed', ''],
  ['a string', json('{}'), 400, 'validation_failed', ''],
  ['a number', json(1), 400, 'validation_failed', ''],
  ['true', json(true), 400, 'validation_failed', ''],
  ['a number that is too large for any', raw('1e999'), 400, 'validation_failed', ''],
  ['__proto__', raw('{"__proto__":{"phone":"+12025550142"}}'), 400, 'validation_failed', '/__proto__'],
  ['constructor', raw('{"constructor":{"prototype":{}}}'), 400, 'validation_failed', '/constructor'],
  ['a name with a slash and a tilde', json({ 'a/b~c': 1 }), 400, 'validation_failed', '/a~1b~0c'],
  ['a name that is empty', json({ '': 1 }), 400, 'validation_failed', '/'],
  ['10,000 unknown names', { body: () => manyNames(10_000) }, 400, 'validation_failed', '/p0'],
  ['10,000 levels in an unknown name', raw(`{"deep":${nested(10_000)}}`), 400, 'validation_failed', '/deep'],
  ['just over 8 MiB', { body: () => `"${'a'.repeat(8 * mebibyte - 1)}"` }, 413, 'payload_too_large'],
]

/** Content types that no JSON operation takes. */
const mistyped: Case[] = [
  ['no content type', { headers: { 'content-type': null }, body: encoded('{}') }, 415, 'unsupported_media_type'],
  ['plain text', typed('text/plain'), 415, 'unsupported_media_type'],
  ['a form', typed('application/x-www-form-urlencoded'), 415, 'unsupported_media_type'],
  ['a content type that begins like JSON', typed('application/jsonp'), 415, 'unsupported_media_type'],
  ['another JSON', typed('application/merge-patch+json'), 415, 'unsupported_media_type'],
  ['a content type that is none', typed('json'), 415, 'unsupported_media_type'],
  ['two content types', typed('text/plain, application/json'), 415, 'unsupported_media_type'],
  ['multipart for JSON', typed('multipart/form-data; boundary=b'), 415, 'unsupported_media_type'],
]

const withBody: OperationId[] = [
  'accounts.register',
  'accounts.connect',
  'accounts.setupProfile',
  'accounts.togglePause',
  'accounts.updatePhase',
  'accounts.setDisplayName',
  'accounts.setAvatar',
  'warmup.pause',
]

/** Every shape of an unreadable body at the operations that store most, some of them at all that take a body. */
export const bodies: Row[] = [
  ...rows('provision.start', [...unreadable, ...mistyped]),
  ...rows('settings.update', unreadable),
  ...withBody.flatMap((operation) =>
    rows(operation, [
      ['broken JSON', raw('{"reason":'), 400, 'invalid_body'],
      ['invalid UTF-8', raw(new Uint8Array([0x7b, 0xff, 0x7d])), 400, 'invalid_body'],
      ['an array', json([]), 400, 'validation_failed', ''],
      ['null', json(null), 400, 'validation_failed', ''],
      ['an unknown property', json({ surprise: true }), 400, 'validation_failed', '/surprise'],
      ['__proto__', raw('{"__proto__":{}}'), 400, 'validation_failed', '/__proto__'],
      ['plain text', typed('text/plain'), 415, 'unsupported_media_type'],
    ]),
  ),
  ...(['provision.start', 'provision.verify', 'settings.update', 'accounts.updatePhase'] as const).flatMap(
    (operation) =>
      rows(operation, [
        ['no body', {}, 400, 'invalid_body'],
        ['an empty body', raw(''), 400, 'invalid_body'],
      ]),
  ),
]

function typed(contentType: string): Case[1] {
  return { headers: { 'content-type': contentType }, body: '{}' }
}

/** A text body gets a content type by itself, bytes get none. */
function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** The first bytes of any gzip file. */
function gzipped(): Uint8Array<ArrayBuffer> {
  return new Uint8Array([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3])
}

function manyNames(count: number): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index])))
}
