import { maxFormBytes } from '../../src/http/body.ts'
import { type Case, json, type Row, rows, type Sent } from './row.ts'

/** The smallest PNG. */
export const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
)

const tooLarge = 5 * 1024 * 1024 + 1

/** Addresses that no picture can be fetched from; they are well-formed addresses. */
const notPublic = [
  'http://juniper.example/logo.png',
  'ftp://juniper.example/logo.png',
  'file:///etc/passwd',
  'data:image/png;base64,iVBORw0KGgo=',
  'javascript:alert(1)',
  'https://',
  'https://localhost/logo.png',
  'https://localhost./logo.png',
  'https://pictures.localhost/logo.png',
  'https://printer.local/logo.png',
  'https://printer.local./logo.png',
  'https://metadata.google.internal/logo.png',
  'https://intranet/logo.png',
  'https://0.0.0.0/logo.png',
  'https://10.1.2.3/logo.png',
  'https://100.64.0.1/logo.png',
  'https://127.0.0.1/logo.png',
  'https://127.1/logo.png',
  'https://2130706433/logo.png',
  'https://0x7f.0.0.1/logo.png',
  'https://169.254.169.254/latest/meta-data',
  'https://172.16.0.1/logo.png',
  'https://172.31.255.255/logo.png',
  'https://192.168.0.1/logo.png',
  'https://224.0.0.1/logo.png',
  'https://255.255.255.255/logo.png',
  'https://[::1]/logo.png',
  'https://[::ffff:127.0.0.1]/logo.png',
  'https://[fd00::1]/logo.png',
  'https://user@juniper.example/logo.png',
  'https://user:word@juniper.example/logo.png',
  'https://:word@juniper.example/logo.png',
]

/** What is no address at all. */
const noAddresses = ['logo.png', '//juniper.example/logo.png', 'https://juniper.example/a b.png', ' ']

/** What is neither a JPEG nor a PNG. */
const notPictures: [string, string][] = [
  ['is not base64', '*** no base64 ***'],
  ['is base64 that is broken off', 'iVBORw0KGgoAA'],
  ['is text', base64('Juniper Coffee')],
  ['is a GIF', base64('GIF89a')],
  ['is a PNG that is broken off', 'iVBORw=='],
  ['is an empty data URI', 'data:image/png;base64,'],
  ['is a data URI without base64', 'data:image/svg+xml,<svg/>'],
  ['is a data URI of text', `data:image/png;base64,${base64('no picture')}`],
  ['is only spaces', '    '],
]

/** Both picture fields in a body that is right otherwise. */
const inBody = (rest: object): Case[] => [
  ...notPublic.map((address): Case => {
    const sent = json({ ...rest, profilePictureUrl: address })
    return [`a picture at ${address}`, sent, 422, 'picture_unreachable', '/profilePictureUrl']
  }),
  ...notPictures.map(([wrong, text]): Case => {
    const sent = json({ ...rest, profilePictureFile: text })
    return [`a picture that ${wrong}`, sent, 422, 'image_invalid', '/profilePictureFile']
  }),
  ['a picture of 5 MiB and a byte', large(rest), 413, 'picture_too_large', '/profilePictureFile'],
  ['a picture of too many characters', endless(rest), 400, 'validation_failed', '/profilePictureFile'],
  ['two pictures', json({ ...rest, ...both() }), 422, 'exclusive_fields', '/profilePictureFile'],
  [
    'a picture address of too many characters',
    json({ ...rest, profilePictureUrl: longAddress() }),
    400,
    'validation_failed',
    '/profilePictureUrl',
  ],
  [
    'a picture address that is a number',
    json({ ...rest, profilePictureUrl: 1 }),
    400,
    'validation_failed',
    '/profilePictureUrl',
  ],
  [
    'a picture address that is null',
    json({ ...rest, profilePictureUrl: null }),
    400,
    'validation_failed',
    '/profilePictureUrl',
  ],
  [
    'a picture that is an object',
    json({ ...rest, profilePictureFile: {} }),
    400,
    'validation_failed',
    '/profilePictureFile',
  ],
  [
    'a picture that is null',
    json({ ...rest, profilePictureFile: null }),
    400,
    'validation_failed',
    '/profilePictureFile',
  ],
]

const boundary = 'multipart/form-data; boundary=b'
const part = (head: string, content = 'x') => `--b\r\n${head}\r\n\r\n${content}\r\n--b--\r\n`
const multipart = (body: string, contentType = boundary): Sent => ({ headers: { 'content-type': contentType }, body })
const fileHead = 'Content-Disposition: form-data; name="file"; filename="a.png"'

export const pictures: Row[] = [
  ...rows('provision.verify', [
    ...inBody({ phone: '{waiting}', code: '123456', displayName: 'Juniper' }),
    ...noAddresses.map((address): Case => {
      const sent = json({ phone: '{waiting}', code: '123456', displayName: 'Juniper', profilePictureUrl: address })
      return [`a picture at "${address}"`, sent, 422, 'picture_unreachable', '/profilePictureUrl']
    }),
    ['a picture at an address with a space before it', untrimmed(), 422, 'picture_unreachable', '/profilePictureUrl'],
    ['a picture at an address with a bar', barred(), 422, 'picture_unreachable', '/profilePictureUrl'],
    ['a picture at an empty address', emptyOf('profilePictureUrl'), 422, 'picture_unreachable', '/profilePictureUrl'],
    ['an empty picture', emptyOf('profilePictureFile'), 422, 'image_invalid', '/profilePictureFile'],
  ]),
  ...(['accounts.setupProfile', 'accounts.setAvatar'] as const).flatMap((operation) =>
    rows(operation, [
      ...inBody(operation === 'accounts.setAvatar' ? {} : { displayName: 'Juniper' }),
      ...noAddresses.map((address): Case => {
        const rest = operation === 'accounts.setAvatar' ? {} : { displayName: 'Juniper' }
        const sent = json({ ...rest, profilePictureUrl: address })
        return [`a picture at "${address}"`, sent, 400, 'validation_failed', '/profilePictureUrl']
      }),
    ]),
  ),
  ...rows('accounts.setAvatar', [
    ['no picture', json({}), 422, 'exclusive_fields', '/profilePictureUrl'],
    ['no body', {}, 400, 'invalid_body'],
    ['an empty picture', json({ profilePictureFile: '' }), 400, 'validation_failed', '/profilePictureFile'],
    ['the file inside the JSON', json({ file: 'iVBORw0KGgo=' }), 400, 'validation_failed', '/file'],
    ['a text file', uploaded('file', 'Juniper Coffee'), 422, 'image_invalid', '/file'],
    ['a text file that is called a picture', uploaded('file', 'Juniper', 'image/png'), 422, 'image_invalid', '/file'],
    ['an empty file', uploaded('file', ''), 422, 'image_invalid', '/file'],
    ['a file of 5 MiB and a byte', { body: largeFile }, 413, 'picture_too_large', '/file'],
    ['a form over the limit', { headers: { 'content-type': boundary }, body: oversizedForm }, 413, 'payload_too_large'],
    ['a file of another name', uploaded('picture', png), 400, 'validation_failed', '/file'],
    ['a second file of another name', { body: twoFiles('picture') }, 400, 'validation_failed', '/picture'],
    ['two files', { body: twoFiles('file') }, 400, 'validation_failed', '/file'],
    ['a field called __proto__', { body: twoFiles('__proto__') }, 400, 'validation_failed', '/__proto__'],
    ['text in place of the file', { body: textForm('file') }, 400, 'validation_failed', '/file'],
    [
      'an address beside the file',
      { body: textForm('profilePictureUrl') },
      400,
      'validation_failed',
      '/profilePictureUrl',
    ],
    ['a form without parts', multipart('--b--\r\n'), 400, 'validation_failed', '/file'],
    ['no boundary', multipart(part(fileHead), 'multipart/form-data'), 400, 'invalid_body'],
    ['an empty boundary', multipart(part(fileHead), 'multipart/form-data; boundary='), 400, 'invalid_body'],
    ['another boundary', multipart(part(fileHead), 'multipart/form-data; boundary=other'), 400, 'invalid_body'],
    ['a form that is not closed', multipart(`--b\r\n${fileHead}\r\n\r\nx`), 400, 'invalid_body'],
    ['a part without a name', multipart(part('Content-Disposition: form-data')), 400, 'invalid_body'],
    ['a part without a head', multipart('--b\r\n\r\nx\r\n--b--\r\n'), 400, 'invalid_body'],
    ['a form that is JSON', multipart('{}'), 400, 'invalid_body'],
    ['an empty form', multipart(''), 400, 'invalid_body'],
    ['a picture as the body', { headers: { 'content-type': 'image/png' }, body: png }, 415, 'unsupported_media_type'],
  ]),
]

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

function large(rest: object): Sent {
  return { body: () => JSON.stringify({ ...rest, profilePictureFile: Buffer.alloc(tooLarge).toString('base64') }) }
}

function endless(rest: object): Sent {
  return { body: () => JSON.stringify({ ...rest, profilePictureFile: 'A'.repeat(7_100_001) }) }
}

function both() {
  return { profilePictureUrl: 'https://juniper.example/logo.png', profilePictureFile: base64('GIF89a') }
}

function longAddress(): string {
  return `https://juniper.example/${'a'.repeat(2048)}`
}

function untrimmed(): Sent {
  return verify({ profilePictureUrl: ' https://juniper.example/logo.png' })
}

function barred(): Sent {
  return verify({ profilePictureUrl: 'https://juniper.example/a|b.png' })
}

function emptyOf(name: string): Sent {
  return verify({ [name]: '' })
}

function verify(picture: object): Sent {
  return json({ phone: '{waiting}', code: '123456', displayName: 'Juniper', ...picture })
}

function uploaded(name: string, content: string | Uint8Array<ArrayBuffer>, type = 'text/plain'): Sent {
  return { body: form([name, new File([content], 'logo.png', { type })]) }
}

function twoFiles(second: string): FormData {
  return form(['file', new File([png], 'logo.png')], [second, new File([png], 'other.png')])
}

function textForm(name: string): FormData {
  const file: [string, File][] = name === 'file' ? [] : [['file', new File([png], 'logo.png')]]
  return form(...file, [name, 'https://juniper.example/logo.png'])
}

function largeFile(): FormData {
  return form(['file', new File([new Uint8Array(tooLarge)], 'logo.png')])
}

function oversizedForm(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(maxFormBytes + 1)
}

function form(...parts: [string, string | File][]): FormData {
  const data = new FormData()
  for (const [name, value] of parts) data.append(name, value)
  return data
}
