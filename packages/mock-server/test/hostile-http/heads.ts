import { get, good, keyed, line, of, type Row, request, sending, settings } from './requests.ts'

const bare = (...headers: string[]): string => request(`GET ${settings} HTTP/1.1`, [...headers, 'Connection: close'])

const headers: Row[] = [
  ['a header without a colon', get(settings, ['nonsense']), ['400']],
  ['a header without a name', get(settings, [': x']), ['400']],
  ['a space in a name', get(settings, ['X One: 1']), ['400']],
  ['a NUL in a name', get(settings, ['X\0One: 1']), ['400']],
  ['a NUL in a value', get(settings, ['X-One: a\0b']), ['400']],
  ['a control character in a value', get(settings, ['X-One: a\x01b']), ['400']],
  ['Latin-1 in a value', get(settings, ['X-One: \xe9']), ['200']],
  ['a control character in the key', bare('Host: mock.test', 'Authorization: Bearer rl_test_\x01'), ['400']],
  ['Latin-1 in the key', bare('Host: mock.test', 'Authorization: Bearer rl_test_\xe9'), ['401 unauthorized']],
  [
    'two keys',
    bare('Host: mock.test', 'Authorization: Bearer rl_test_1', 'Authorization: Bearer rl_test_2'),
    ['401 unauthorized'],
  ],
  ['no host', bare('Authorization: Bearer rl_test_1'), ['400']],
  ['two hosts', get(settings, ['Host: other.example']), ['400']],
  ['a host that is none', bare('Host: a b/@:x', 'Authorization: Bearer rl_test_1'), ['400']],
  ['a header of 20,000 characters', get(settings, [`X-One: ${'a'.repeat(20_000)}`]), ['431']],
  ['2,500 headers', get(settings, Array(2500).fill('X-One: 1')), ['431']],
  ['2,500 headers that are empty', get(settings, Array(2500).fill('a:')), ['431']],
]

const targets: Row[] = [
  ['a NUL in the path', get('/api/v1/\0settings'), ['400']],
  ['a control character in the path', get('/api/v1/\x01settings'), ['400']],
  ['a space in the path', get('/api/v1/set tings'), ['400']],
  ['Latin-1 in the path', get('/api/v1/\xe9'), ['400']],
  ['UTF-8 in the path', get('/api/v1/\xc3\xa9'), ['400']],
  ['an encoded NUL as an id', get('/api/v1/accounts/%00'), ['404 not_found']],
  ['an encoded NUL after the path', get('/api/v1/settings%00'), ['404 not_found']],
  ['percent signs that encode nothing', get('/api/v1/accounts/%zz'), ['400 validation_failed']],
  ['a percent sign at the end', get('/api/v1/accounts/%'), ['400 validation_failed']],
  ['an overlong encoding', get('/api/v1/accounts/%c0%af'), ['400 validation_failed']],
  ['an encoded surrogate', get('/api/v1/accounts/%ed%a0%80'), ['400 validation_failed']],
  ['percent signs in the query', get('/api/v1/leads?search=%zz'), ['200']],
  ['an overlong encoding in the query', get('/api/v1/leads?search=%c0%af'), ['200']],
  ['encoded ways up', get('/api/v1/accounts/..%2f..%2f..%2fsettings'), ['404 not_found']],
  ['two slashes and a host', get('//other.example/api/v1/settings'), ['404 not_found']],
  ['backslashes', get('/api\\v1\\settings'), ['400']],
  ['an object’s own names', get('/api/v1/accounts/__proto__'), ['404 not_found']],
  ['them as sections', get('/api/v1/constructor'), ['404 not_found']],
  ['them in the query', get(`${settings}?__proto__=1&constructor=2&toString=3`), ['400 validation_failed']],
  ['a number too large for any', get('/api/v1/accounts?limit=1e999'), ['400 validation_failed']],
  ['a number of 400 digits', get(`/api/v1/accounts?limit=${'9'.repeat(400)}`), ['400 validation_failed']],
  ['3,000 parameters', get(`${settings}?${'a=1&'.repeat(3000)}`), ['400 validation_failed']],
  ['a query of 20,000 characters', get(`${settings}?a=${'a'.repeat(20_000)}`), ['431']],
  ['the whole address', get(`http://other.example${settings}`), ['200']],
  ['an address of another scheme', get('ftp://other.example/api/v1/settings'), ['400']],
  ['an address that is none', get('http://[::x/api/v1/settings'), ['400']],
  ['a host and a port alone', get('other.example:443'), ['400']],
  ['an asterisk', get('*'), ['400']],
  ['an asterisk with OPTIONS', of('OPTIONS', '*'), ['400']],
  ['a path without a slash', get('api/v1/settings'), ['400']],
  ['a query alone', get('?a=1'), ['400']],
  ['nothing', get(''), ['400']],
]

const methods: Row[] = [
  ['HEAD', of('HEAD'), ['200']],
  ['TRACE', of('TRACE'), ['405 method_not_allowed']],
  ['PROPFIND', of('PROPFIND'), ['405 method_not_allowed']],
  ['a method that is unknown', of('BREW'), ['400']],
  ['a method in small letters', of('get'), ['400']],
  ['a method of 10,000 letters', of('A'.repeat(10_000)), ['400']],
  ['CONNECT, which is closed', of('CONNECT', 'other.example:443') + good, []],
]

const askingFor = (...asked: string[]): string => keyed(`GET ${settings} HTTP/1.1`, asked)
const named = '{"name":"Juniper"}'

/** Other protocols, and those that HTTP can lead to. */
const protocols: Row[] = [
  ['HTTP/0.9', `GET ${settings}${line}${line}`, ['400']],
  ['HTTP/1.0', keyed(`GET ${settings} HTTP/1.0`), ['200']],
  [
    'HTTP/1.0 that keeps the connection',
    keyed(`GET ${settings} HTTP/1.0`, ['Connection: keep-alive']) + keyed(`GET ${settings} HTTP/1.0`),
    ['200', '200'],
  ],
  ['HTTP/1.0 without a host', request(`GET ${settings} HTTP/1.0`, ['Authorization: Bearer rl_test_1']), ['400']],
  ['HTTP/1.2', get(settings, [], 'HTTP/1.2'), ['400']],
  ['a protocol that is none', get(settings, [], 'HTP/1.1'), ['400']],
  ['the preface of HTTP/2', `PRI * HTTP/2.0${line}${line}SM${line}${line}`, ['400']],
  ['a hello of TLS', Buffer.from('16030100a5010000a10303'.padEnd(170, '0'), 'hex'), ['400']],
  ['a greeting of SSH', `SSH-2.0-OpenSSH_9.6${line}`, ['400']],
  ['a greeting of SOCKS', Buffer.from('050100', 'hex'), ['400']],
  ['any bytes', Uint8Array.from({ length: 500 }, (_, index) => (index * 7919) % 256), ['400']],
  ['an upgrade to WebSocket', askingFor('Connection: Upgrade, close', 'Upgrade: websocket'), ['200']],
  ['an upgrade to HTTP/2', askingFor('Connection: Upgrade, close', 'Upgrade: h2c'), ['200']],
  ['a body that waits to be asked for', sending(named, { headers: ['Expect: 100-continue'] }), ['100', '200']],
  ['another expectation', sending(named, { headers: ['Expect: 200-ok'] }), ['417']],
]

export const heads: Row[] = [...headers, ...targets, ...methods, ...protocols]
