import { describe, expect, test } from 'vitest'
import { parseMultipart } from '../src/http/multipart.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const parse = (lines: string[], type = 'multipart/form-data; boundary=b') =>
  parseMultipart(bytesOf(lines.join('\r\n')), type)
const field = (disposition: string, ...content: string[]) => [
  '--b',
  `Content-Disposition: ${disposition}`,
  '',
  ...content,
]

describe('a form', () => {
  test('is read as `Response.formData` reads it', async () => {
    const form = new FormData()
    form.set('tags', 'é\r\n--b\r\n')
    form.set('a "name"\n', '')
    form.append('file', new File([Uint8Array.of(0, 13, 10, 45, 45, 255)], 'ä "b".csv', { type: 'Text/CSV' }))
    const sent = new Response(form)
    const type = sent.headers.get('content-type') ?? ''
    const body = new Uint8Array(await sent.arrayBuffer())

    const parts = parseMultipart(body, type)

    const read = await new Response(body, { headers: { 'content-type': type } }).formData()
    const expected = [...read].map(async ([name, value]) => {
      if (typeof value === 'string') return { name, value }
      return { name, value: { name: value.name, type: value.type, bytes: await value.bytes() } }
    })
    expect(parts).toEqual(await Promise.all(expected))
  })

  test('shares the bytes of its files with the body', () => {
    const body = bytesOf('--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nabc\r\n--b--')

    const [part] = parseMultipart(body, 'multipart/form-data; boundary=b')

    expect(part?.value).toMatchObject({ bytes: { buffer: body.buffer, byteLength: 3 } })
  })

  test('may have text around it, a quoted boundary and headers of its own in any letters', () => {
    const parts = parse(
      ['before', '--b', 'X-Own: 1', 'content-disposition:form-data;name="a"', '', '1', '--b--', 'after'],
      'multipart/form-data; charset=utf-8; BOUNDARY="b"',
    )

    expect(parts).toEqual([{ name: 'a', value: '1' }])
  })

  test.each([
    ['form-data; name="a; filename=x"', { name: 'a; filename=x', value: '1' }],
    ['form-data; name="%22a%0d%0A%41"', { name: '"a\r\n%41', value: '1' }],
    ['form-data; filename=x; name=a', { name: 'a', value: { name: 'x', type: 'text/plain', bytes: bytesOf('1') } }],
    [
      "form-data; name=a; filename=x; filename*=UTF-8''%E2%82%AC",
      { name: 'a', value: { name: '€', type: 'text/plain', bytes: bytesOf('1') } },
    ],
  ])('reads %s', (disposition, part) => {
    expect(parse([...field(disposition, '1'), '--b--'])).toEqual([part])
  })

  test('may have blanks behind a boundary, as mail has', () => {
    const [boundary, ...rest] = field('form-data; name="a"', '1')

    expect(parse([`${boundary} \t`, ...rest, '--b--'])).toEqual([{ name: 'a', value: '1' }])
  })

  test.each([
    ['nothing', []],
    ['no end', field('form-data; name="a"', '1')],
    ['another boundary', ['--c', 'Content-Disposition: form-data; name="a"', '', '1', '--c--']],
    ['more in the line of its boundary', ['--b c', 'Content-Disposition: form-data; name="a"', '', '1', '--b--']],
    ['a part without headers', ['--b', '1', '--b--']],
    ['a part without an empty line', ['--b', 'Content-Disposition: form-data; name="a"', '--b--']],
    ['a part without a name', [...field('form-data; filename="a"', '1'), '--b--']],
    ['a part of something else', [...field('attachment; name="a"', '1'), '--b--']],
  ])('with %s is refused', (_, lines) => {
    expect(() => parse(lines)).toThrow(SyntaxError)
  })

  test('without a boundary in its type is refused', () => {
    expect(() => parse(['--b--'], 'multipart/form-data')).toThrow(SyntaxError)
  })

  test('with a name that is no text is refused', () => {
    expect(() => parse([...field("form-data; name=a; filename*=utf-8''%ff", '1'), '--b--'])).toThrow(URIError)
  })
})
