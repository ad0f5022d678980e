import { framed, get, good, keyed, line, type Row, request, settings } from './requests.ts'

const chunked = 'Transfer-Encoding: chunked'
const name = '{"name":"Juniper"}'
const length = `Content-Length: ${name.length}`
const hex = name.length.toString(16)
const whole = [hex, name, '0', '', ''].join(line)
const inChunks = (...lines: string[]): string => framed([chunked, 'Connection: close'], [...lines, '', ''].join(line))

/** Where a body ends in two ways, a request could hide in it: one refusal must come, and nothing after it. */
const smuggled: Row[] = [
  ['a length and chunks', framed(['Content-Length: 5', chunked], `0${line}${line}${good}`), ['400']],
  ['chunks and a length', framed([chunked, 'Content-Length: 5'], `0${line}${line}${good}`), ['400']],
  ['two lengths', framed(['Content-Length: 2', 'Content-Length: 60'], `{}${good}`), ['400']],
  ['the same length twice', framed(['Content-Length: 2', 'Content-Length: 2'], `{}${good}`), ['400']],
  ['a list of lengths', framed(['Content-Length: 2, 2'], `{}${good}`), ['400']],
  ['a length with a plus', framed(['Content-Length: +2'], `{}${good}`), ['400']],
  ['a negative length', framed(['Content-Length: -2'], `{}${good}`), ['400']],
  ['a length with a space in it', framed(['Content-Length: 1 0'], `{}${good}`), ['400']],
  ['a length after a space', framed(['Content-Length : 2'], `{}${good}`), ['400']],
  ['a hexadecimal length', framed(['Content-Length: 0x2'], `{}${good}`), ['400']],
  ['a length beyond all numbers', framed([`Content-Length: ${'9'.repeat(30)}`], `{}${good}`), ['400']],
  ['a length that is empty', framed(['Content-Length:'], `{}${good}`), ['400']],
  ['an unknown transfer encoding', framed(['Transfer-Encoding: xchunked'], `${whole}${good}`), ['400']],
  ['chunks that are not last', framed(['Transfer-Encoding: chunked, identity'], `${whole}${good}`), ['400']],
  ['two transfer encodings', framed([chunked, 'Transfer-Encoding: identity'], `${whole}${good}`), ['400']],
  ['chunks after a vertical tab', framed(['Transfer-Encoding: \x0bchunked'], `${whole}${good}`), ['400']],
  ['chunks after a space', framed(['Transfer-Encoding : chunked'], `${whole}${good}`), ['400']],
]

const lines: Row[] = [
  ['lines without carriage returns', good.replaceAll(line, '\n'), ['400']],
  ['one line without', get(settings, ['X-One: 1\nX-Two: 2']), ['400']],
  ['a carriage return alone', get(settings, ['X-One: 1\rX-Two: 2']), ['400']],
  ['a header over two lines', get(settings, ['X-One: 1', ' 2']), ['400']],
  ['a first header that is indented', request(`GET ${settings} HTTP/1.1`, [' Host: mock.test', '']), ['400']],
  ['empty lines before a request', `${line.repeat(3)}${good}`, ['200']],
  ['many of them', `${line.repeat(50_000)}${good}`, ['200']],
]

const chunks: Row[] = [
  ['a chunk', inChunks(hex, name, '0'), ['200']],
  ['chunks in capitals', framed(['Transfer-Encoding: CHUNKED', 'Connection: close'], whole), ['200']],
  ['an extension', inChunks(`${hex};a=b`, name, '0;c'), ['200']],
  ['an extension without an end', inChunks(`${hex};a=${'b'.repeat(20_000)}`, name, '0'), ['413']],
  ['a size that is no number', inChunks('zz', name, '0'), ['400']],
  ['a negative size', inChunks('-2', name, '0'), ['400']],
  ['a size with a prefix', inChunks(`0x${hex}`, name, '0'), ['400']],
  ['a size beyond all numbers', inChunks('f'.repeat(17), name, '0'), ['400']],
  ['a size too small', inChunks('1', name, '0'), ['400']],
  ['a size too large', inChunks('13', name, '0'), ['400']],
  ['chunks without carriage returns', framed([chunked], whole.replaceAll(line, '\n')), ['400']],
  ['trailers', inChunks(hex, name, '0', 'X-One: 1'), ['200']],
  ['a length as a trailer', inChunks(hex, name, '0', 'Content-Length: 9'), ['400']],
  ['trailers without an end', inChunks(hex, name, '0', ...Array(3000).fill('X-One: 1')), ['431']],
]

/** A refused body is passed over to its end, wherever what follows looks like a request. */
const afterwards: Row[] = [
  [
    'a request after a body without a key',
    request(`PATCH ${settings} HTTP/1.1`, ['Host: mock.test', length], name) + good,
    ['401', '200'],
  ],
  [
    'a request after a body of another type',
    keyed(`PATCH ${settings} HTTP/1.1`, ['Content-Type: text/plain', length], name) + good,
    ['415', '200'],
  ],
  [
    'a request in a body for nowhere',
    keyed('POST /nowhere HTTP/1.1', [`Content-Length: ${good.length}`], good) + good,
    ['404', '200'],
  ],
  [
    'a request in the body of a GET',
    keyed(`GET ${settings} HTTP/1.1`, [`Content-Length: ${good.length}`], good) + good,
    ['200', '200'],
  ],
  ['a request in a body that is too large', framed(['Content-Length: 9000000'], good), ['413 payload_too_large']],
]

export const framing: Row[] = [...smuggled, ...lines, ...chunks, ...afterwards]
