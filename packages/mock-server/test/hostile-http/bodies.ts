import { gzipSync } from 'node:zlib'
import { get, type Row, sending, settings } from './requests.ts'

const levels = 100_000
const nested = (open: string, close: string, inner = ''): string => open.repeat(levels) + inner + close.repeat(levels)
const names = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"${index.toString(36)}":0`).join()}}`
const refused = '400 validation_failed'

const json: Row[] = [
  ['arrays in arrays', sending(nested('[', ']')), [refused]],
  ['objects in objects', sending(nested('{"a":', '}', '0')), [refused]],
  ['arrays in a known name', sending(`{"optOutKeywords":${nested('[', ']')}}`), [refused]],
  ['objects in a known name', sending(`{"name":${nested('{"name":', '}', '0')}}`), [refused]],
  ['arrays that do not end', sending('['.repeat(levels)), ['400 invalid_body']],
  ['200,000 names', sending(names(200_000)), [refused]],
  ['300,000 items', sending(`{"optOutKeywords":[${'1,'.repeat(299_999)}1]}`), [refused]],
  ['the same name twice, of which the last counts', sending('{"name":7,"name":"Juniper"}'), ['200']],
  ['the same name twice, and the last is wrong', sending('{"name":"Juniper","name":7}'), [refused]],
  ['an object’s own names', sending('{"__proto__":{"name":"x"},"constructor":1,"toString":2}'), [refused]],
  ['them within', sending('{"name":{"__proto__":{"toString":1}}}'), [refused]],
  ['a number too large for any', sending('{"defaultDailyLimit":1e400}'), [refused]],
  ['a number of a million digits', sending(`{"defaultDailyLimit":${'9'.repeat(1_000_000)}}`), [refused]],
  ['a number with an endless fraction', sending(`{"defaultDailyLimit":0.${'0'.repeat(1_000_000)}1}`), [refused]],
  ['half a character', sending('{"name":"\\ud800"}'), [refused]],
  ['half a character in a name', sending('{"\\udc00":1}'), [refused]],
  ['a NUL in a text', sending('{"name":"a\0b"}'), ['400 invalid_body']],
  ['an overlong encoding', sending('{"name":"\xc0\xaf"}'), ['400 invalid_body']],
  ['a byte order mark', sending('\xef\xbb\xbf{"name":"Juniper"}'), ['200']],
  ['a byte order mark alone', sending('\xef\xbb\xbf'), ['400 invalid_body']],
]

const types: Row[] = [
  ['a type without an end', sending('{}', { type: `application/json;${' '.repeat(12_000)}` }), [refused]],
  ['two types', sending('{}', { type: 'application/json, text/plain' }), ['415 unsupported_media_type']],
  ['another character set', sending('{}', { type: 'application/json; charset=utf-16' }), [refused]],
]

const target = '/api/v1/accounts/none/avatar'
const form = (lines: string[], boundary = 'b'): string =>
  sending(lines.join('\r\n'), { method: 'POST', target, type: `multipart/form-data; boundary=${boundary}` })
const part = (name: string, value = 'x'): string[] => [
  '--b',
  `Content-Disposition: form-data; name="${name}"`,
  '',
  value,
]
const file = ['--b', 'Content-Disposition: form-data; name="file"; filename="a"', '', 'x']
const none = '404 not_found'

const forms: Row[] = [
  [
    'a form without a boundary',
    sending('x', { method: 'POST', target, type: 'multipart/form-data' }),
    ['400 invalid_body'],
  ],
  ['a form with another boundary', form([...file, '--b--'], 'c'), ['400 invalid_body']],
  ['a form that does not end', form(file), ['400 invalid_body']],
  ['a part without a name', form(['--b', 'Content-Disposition: form-data', '', 'x', '--b--']), ['400 invalid_body']],
  ['a part without headers', form(['--b', 'x', '--b--']), ['400 invalid_body']],
  ['a form with a file', form([...file, '--b--', '']), [none]],
  [
    'parts by an object’s own names',
    form([...file, ...part('__proto__'), ...part('toString'), '--b--', '']),
    [refused],
  ],
  ['20,000 parts', form([...file, ...Array(20_000).fill(part('a')).flat(), '--b--', '']), [refused]],
  ['a name of a million characters', form([...file, ...part('a'.repeat(1_000_000)), '--b--', '']), [refused]],
]

const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20)).toString('latin1')
const coded = (coding: string, body: string): string => sending(body, { headers: [`Content-Encoding: ${coding}`] })
const unsupported = '415 unsupported_media_type'

/** Nothing is ever unpacked. */
const codings: Row[] = [
  ['a small body that holds 50 MB', coded('gzip', bomb), [unsupported]],
  ['one that says it is packed and is not', coded('deflate', '{"name":"Juniper"}'), [unsupported]],
  ['one that is packed again and again', coded('gzip, gzip, gzip, br', bomb), [unsupported]],
  ['one that is packed by no known way', coded('x', '{"name":"Juniper"}'), [unsupported]],
  ['one that is as it is', coded('identity', '{"name":"Juniper"}'), ['200']],
  ['a request without a body that says it is packed', get(settings, ['Content-Encoding: gzip']), ['200']],
]

export const bodies: Row[] = [...json, ...types, ...forms, ...codings]
