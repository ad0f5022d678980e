import { createReadStream, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import type { Upload } from '../src/index.ts'
import { failing, inTurn, ok } from './answering.ts'
import { rejection, setup } from './setup.ts'

const csv = 'phone\n+12025550142'
const bytes = new TextEncoder().encode(csv)
const path = join(mkdtempSync(join(tmpdir(), 'rocketlead-client-')), 'leads.csv')
writeFileSync(path, csv)

async function* pieces() {
  yield bytes.slice(0, 3)
  yield bytes.slice(3)
}

/** The part `file` of what is sent for an upload. */
async function sent(file: unknown) {
  const { rocketlead, requests } = setup()
  await rocketlead.leadLists.importLeads('lst_1', { file: file as Upload } as never)
  const part = (await requests[0]?.formData())?.get('file') as File
  return { name: part.name, type: part.type, text: await part.text() }
}

describe('a file', () => {
  test.each([
    ['a File', () => new File([csv], 'new.csv', { type: 'text/csv' }), 'new.csv', 'text/csv'],
    ['a Blob', () => new Blob([csv], { type: 'text/csv' }), 'file', 'text/csv'],
    ['an ArrayBuffer', () => bytes.buffer, 'file', ''],
    ['a Uint8Array', () => bytes, 'file', ''],
    ['a part of a buffer', () => Buffer.from(`...${csv}...`).subarray(3, 3 + csv.length), 'file', ''],
    ['a web stream', () => new Blob([csv]).stream(), 'file', ''],
    ['an async iterable', pieces, 'file', ''],
    ['a stream of Node', () => createReadStream(path), 'leads.csv', 'text/csv'],
    ['a path', () => ({ path }), 'leads.csv', 'text/csv'],
    ['a path with a name and a type', () => ({ path, name: 'a.txt', type: 'text/x' }), 'a.txt', 'text/x'],
    ['bytes with a name', () => ({ content: bytes, name: 'a.csv' }), 'a.csv', 'text/csv'],
    ['bytes with a name and a type', () => ({ content: bytes, name: 'a.csv', type: 'text/x' }), 'a.csv', 'text/x'],
    ['a text with a name', () => ({ content: csv, name: 'a.csv' }), 'a.csv', 'text/csv'],
    ['a URL of a file', () => ({ path: pathToFileURL(path) }), 'leads.csv', 'text/csv'],
    ['a stream with a name', () => ({ content: pieces(), name: 'a.md' }), 'a.md', 'text/markdown'],
    ['a File with another name', () => ({ content: new File([csv], 'a.csv'), name: 'b.txt' }), 'b.txt', 'text/plain'],
    ['a File with its own', () => ({ content: new File([csv], 'a.csv') }), 'a.csv', 'text/csv'],
    [
      'a File that somebody gave a path',
      () => Object.assign(new File([csv], 'a.csv'), { path: './a.csv' }),
      'a.csv',
      'text/csv',
    ],
  ])('can be %s', async (_, file, name, type) => {
    // A part without a type is sent as bytes.
    expect(await sent(file())).toEqual({ name, type: type || 'application/octet-stream', text: csv })
  })

  test('can be a part of a stream of Node', async () => {
    expect(await sent(createReadStream(path, { start: 6 }))).toMatchObject({ text: '+12025550142' })
  })

  test.each([new Uint8Array(), { content: '' }, { content: new Blob() }])('can be empty', async (file) => {
    expect(await sent(file)).toMatchObject({ text: '' })
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', csv],
    ['an object without content', { name: 'leads.csv' }],
    ['an object as content', { content: { text: csv } }],
    ['another object', { size: 7 }],
  ])('is refused when it is %s, and nothing is sent', async (_, file) => {
    const { rocketlead, requests } = setup()

    const error = await rejection(rocketlead.leadLists.importLeads('lst_1', { file } as never))

    expect(error).toMatchObject({ message: expect.stringMatching(/^The `file` must be /) })
    expect(requests).toEqual([])
  })

  test('that is not there is refused with its path, and nothing is sent', async () => {
    const { rocketlead, requests } = setup()

    const error = await rejection(
      rocketlead.leadLists.importLeads('lst_1', { file: { path: `${path}.gone` } } as never),
    )

    expect(error).toMatchObject({
      name: 'RocketleadError',
      message: expect.stringMatching(/^The file .*leads\.csv\.gone cannot be read \(ENOENT\)\.$/),
    })
    expect(requests).toEqual([])
  })

  test('whose stream fails is not sent in part', async () => {
    const { rocketlead, requests } = setup()
    async function* broken() {
      yield bytes
      throw new Error('The disk is gone.')
    }

    const error = await rejection(rocketlead.leadLists.importLeads('lst_1', { file: broken() } as never))

    expect(error).toEqual(new Error('The disk is gone.'))
    expect(requests).toEqual([])
  })

  test('by its path is refused where there are no files', async () => {
    const getBuiltinModule = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)

    const error = await rejection(setup().rocketlead.leadLists.importLeads('lst_1', { file: { path } } as never))

    getBuiltinModule.mockRestore()
    expect(error).toMatchObject({ message: expect.stringMatching(/^There are no files here/) })
  })
})

describe('the other parts', () => {
  test('are texts, JSON for objects, and one part for each item of a list', async () => {
    const { rocketlead, requests } = setup()
    const parts = {
      file: new Blob([csv]),
      options: { mapping: { phone: 'Phone' } },
      tags: ['a', 'b'],
      count: 7,
      on: false,
    }

    await rocketlead.leadLists.importLeads('lst_1', { ...parts, left: undefined } as never)

    const form = await requests[0]?.formData()
    expect([...(form?.keys() ?? [])]).toEqual(['file', 'options', 'tags', 'tags', 'count', 'on'])
    expect(form?.get('options')).toBe('{"mapping":{"phone":"Phone"}}')
    expect(form?.getAll('tags')).toEqual(['a', 'b'])
    expect([form?.get('count'), form?.get('on')]).toEqual(['7', 'false'])
  })

  test('are sent as JSON when there is no file', async () => {
    const { rocketlead, requests } = setup()

    await rocketlead.leadLists.importLeads('lst_1', { leads: [] } as never)

    expect(requests[0]?.headers.get('Content-Type')).toBe('application/json')
  })
})

describe('a form of the caller', () => {
  test('is sent as it is', async () => {
    const { rocketlead, requests } = setup()
    const form = new FormData()
    form.set('file', new Blob([csv]), 'own.csv')
    form.append('tags', 'a')

    await rocketlead.leadLists.importLeads('lst_1', form as never)

    const received = await requests[0]?.formData()
    expect([received?.get('file')]).toMatchObject([{ name: 'own.csv' }])
    expect(received?.get('tags')).toBe('a')
  })
})

describe('another attempt', () => {
  test.each([
    ['a form', () => new FormData()],
    ['a file', () => ({ file: new Blob([csv]) })],
    ['a stream', () => ({ file: pieces() })],
    ['a path', () => ({ file: { path } })],
  ])('sends the same bytes: %s', async (_, body) => {
    const { rocketlead, requests } = setup(inTurn(failing(503, { 'Retry-After': '0' }), ok()), { retries: 1 })

    await rocketlead.leadLists.importLeads('lst_1', body() as never)

    const bodies = await Promise.all(requests.map((request) => request.text()))
    const types = requests.map(({ headers }) => headers.get('Content-Type'))
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
    expect(types[1]).toBe(types[0])
    expect(bodies[0]).toContain(types[0]?.split('boundary=')[1])
  })
})
