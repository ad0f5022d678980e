import { describe, expect, test } from 'vitest'
import { setupInbox } from './inbox.ts'
import { docx, heading, paragraph, pdf, zip } from './knowledge-base/documents.ts'
import { made, setupKnowledge } from './knowledge-base/world.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Uploads a file, waits until it was read, and gives what agents find in it. */
async function readFile(world: ReturnType<typeof setupKnowledge>, file: File) {
  const { body } = await world.upload(file)
  world.workspace.advance('1m')
  const { data } = await world.chunksOf(body.id)
  return { body, chunks: data.map(({ heading, text }) => [heading, text]) }
}

describe('knowledgeBase.createSource with a file', () => {
  test.each([
    ['prices.pdf', pdf('A kilo costs 24 dollars.', 'Samples are free.'), 'application/pdf'],
    ['prices.docx', docx(paragraph('A kilo costs 24 dollars.') + paragraph('Samples are free.')), docxType],
    ['prices.txt', 'A kilo costs 24 dollars.\nSamples are free.', 'text/plain'],
    ['prices.md', 'A kilo costs 24 dollars.\nSamples are free.', 'text/markdown'],
    ['prices.csv', 'A kilo costs 24 dollars.\nSamples are free.', 'text/csv'],
    ['prices.md', 'A kilo costs 24 dollars.\nSamples are free.', 'application/octet-stream'],
    ['prices', 'A kilo costs 24 dollars.\nSamples are free.', 'text/plain; charset=utf-8'],
  ])('reads %s', async (name, content, type) => {
    const world = setupKnowledge()

    const { body, chunks } = await readFile(world, new File([content], name, { type }))

    expect(body).toMatchObject({ type: 'file', name, fileName: name, url: null, status: 'pending' })
    const text = chunks.map((chunk) => chunk[1]).join(' ')
    expect(text).toContain('A kilo costs 24 dollars.')
    expect(text).toContain('Samples are free.')
    expect((await world.sources())[0]).toMatchObject({ status: 'ready', sizeBytes: new Blob([content]).size })
  })

  test.each([
    ['list.md', '# Prices\nTen dollars.\n## Samples ##\nFree.\n```\n# no heading\n```\n'],
    ['list.docx', docx(heading('Prices') + paragraph('Ten dollars.') + heading('Samples') + paragraph('Free.'))],
  ])('parts %s at its headings', async (name, content) => {
    const { chunks } = await readFile(setupKnowledge(), new File([content], name))

    expect(chunks[0]).toEqual(['Prices', 'Ten dollars.'])
    expect(chunks[1]).toEqual(['Samples', expect.stringContaining('Free.')])
    expect(chunks).toHaveLength(2)
  })

  test('reads text in other encodings', async () => {
    const world = setupKnowledge()
    const latin = Uint8Array.from([0x43, 0x61, 0x66, 0xe9])
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x43, 0, 0x61, 0, 0x66, 0, 0xe9, 0])

    const first = await readFile(world, new File([latin], 'latin.txt'))
    const second = await readFile(world, new File([utf16], 'utf16.txt'))

    expect([first.chunks, second.chunks]).toEqual([[[null, 'Café']], [[null, 'Café']]])
  })

  test('takes a name and agents beside the file', async () => {
    const { createAgent, getAgent, upload } = setupKnowledge()
    const agent = await createAgent()

    const { body } = await upload(new File(['Prices'], 'prices.txt'), { name: 'Price list', agentIds: agent.id })

    expect(body).toMatchObject({ name: 'Price list', fileName: 'prices.txt', agentIds: [agent.id] })
    expect((await getAgent(agent.id)).knowledgeSourceIds).toEqual([body.id])
  })

  test.each([
    ['a scan without text', new File([pdf('')], 'scan.pdf'), 'no_text'],
    ['a document in too many pieces', new File(['# A\nb\n'.repeat(40_001)], 'long.md'), 'too_much_text'],
    ['a file that is called so', new File(['Prices'], 'failing.txt'), 'file_unreadable'],
  ])('ends %s as failed', async (_, file, code) => {
    const world = setupKnowledge()

    await readFile(world, file)

    expect((await world.sources())[0]).toMatchObject({ status: 'failed', error: { code } })
  })

  test.each([
    ['an empty file', new File([], 'empty.txt'), 'is empty'],
    ['text that is called PDF', new File(['Prices'], 'prices.pdf'), 'is not a readable PDF'],
    ['a PDF that ends too early', new File([pdf('Prices').slice(0, 60)], 'prices.pdf'), 'is not a readable PDF'],
    ['text that is called DOCX', new File(['Prices'], 'prices.docx'), 'is not a readable DOCX'],
    ['an archive of something else', new File([zip({ 'a.txt': 'a' })], 'a.docx'), 'is not a readable DOCX'],
    ['bytes that are called text', new File([Uint8Array.from([1, 0, 2])], 'bytes.txt'), 'is not a readable TXT'],
  ])('refuses %s', async (_, file, reason) => {
    const { upload, sources } = setupKnowledge()

    const { body } = await upload(file)

    expect(body).toMatchObject({ status: 422, code: 'media_invalid', errors: [{ pointer: '/file' }] })
    expect(body.detail).toBe(`The file ${file.name} ${reason}. Send a readable file.`)
    expect(await sources()).toEqual([])
  })

  test.each([
    ['says so', undefined],
    ['hides it', 100],
  ])('refuses a small archive that unpacks to a huge document and %s', async (_, claimedBytes) => {
    const { upload } = setupKnowledge()
    const bomb = zip({ 'word/document.xml': Buffer.alloc(33 * 1024 * 1024, ' ') }, claimedBytes)

    const { body } = await upload(new File([bomb], 'bomb.docx'))

    expect(bomb.length).toBeLessThan(100_000)
    expect(body).toMatchObject({ status: 422, code: 'media_invalid' })
    expect(body.detail).toContain('unpacks to more than 33554432 bytes')
  })

  test('says first that the type is not taken, then that the file is broken, then that an agent is missing', async () => {
    const { upload } = setupKnowledge()
    const parts = { agentIds: 'agt_none' }

    const picture = await upload(new File([], 'tasting.jpg'), parts)
    const broken = await upload(new File(['Prices'], 'prices.pdf'), parts)
    const orphan = await upload(new File(['Prices'], 'prices.txt'), parts)

    const codes = [picture, broken, orphan].map(({ body }) => 'code' in body && body.code)
    expect(codes).toEqual(['unsupported_media_type', 'media_invalid', 'unknown_reference'])
  })

  test('refuses a file over 20 MB without opening it', async () => {
    const { upload } = setupKnowledge()

    const { body } = await upload(new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'price-list.pdf'))

    expect(body).toMatchObject({
      status: 413,
      code: 'media_too_large',
      detail: 'The file price-list.pdf has 20971521 bytes; at most 20971520 are allowed. Send a smaller file.',
    })
  }, 30_000)

  test('refuses a file of another type', async () => {
    const { upload } = setupKnowledge()

    const { body } = await upload(new File(['...'], 'tasting.jpg', { type: 'image/jpeg' }))

    expect(body).toMatchObject({
      status: 415,
      code: 'unsupported_media_type',
      detail: 'The file tasting.jpg is of the type image/jpeg. Send a PDF, DOCX, TXT, Markdown or CSV file.',
      errors: [{ pointer: '/file' }],
    })
  })

  test('stores at most 100 MB of originals', async () => {
    const { api, change } = await setupInbox()
    const create = (text: string) =>
      api.POST('/api/v1/knowledge-base/sources', { body: { type: 'text', title: 'Text', text } })
    const { id } = made(await create('Large'))
    change(({ store }) => store.knowledgeBase.saveOriginal(id, { sizeBytes: 104_857_598, passages: [] }))

    const fits = await create('é')
    const { error } = await create('a')

    expect(fits.response.status).toBe(201)
    expect(error).toMatchObject({ status: 422, code: 'knowledge_limit_reached' })
  })

  test('makes one source for one idempotency key', async () => {
    const { mock, sources } = setupKnowledge()
    const headers = { 'Idempotency-Key': 'once', 'content-type': 'multipart/form-data; boundary=b' }
    const form = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nPrices\r\n--b--\r\n'
    const send = () =>
      mock.fetch('http://mock.test/api/v1/knowledge-base/sources', {
        method: 'POST',
        headers: { authorization: 'Bearer rl_test_1', ...headers },
        body: form,
      })

    const first = await send()
    const again = await send()

    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await sources()).toHaveLength(1)
  })
})
