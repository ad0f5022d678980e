import { call, type Edit, text } from './edit.ts'

const operation = { responses: { 200: { description: 'Done.' } } }

export const operations: Edit[] = [
  {
    name: 'an operation goes',
    before: { get: operation, post: operation },
    after: { get: operation },
    expected: 'major',
  },
  { name: 'a path goes', before: call(), expected: 'major' },
  {
    name: 'a path is renamed',
    before: call(),
    after: call(),
    suffix: { before: '/old', after: '/new' },
    expected: 'major',
  },
  {
    name: 'a parameter of a path is renamed',
    before: call({ parameters: [{ name: 'a', in: 'path', required: true, schema: text }] }),
    after: call({ parameters: [{ name: 'b', in: 'path', required: true, schema: text }] }),
    suffix: { before: '/{a}', after: '/{b}' },
    expected: 'minor',
  },
  { name: 'a path comes', after: call(), expected: 'minor' },
  {
    name: 'an operation comes',
    before: { get: operation },
    after: { get: operation, post: operation },
    expected: 'minor',
  },
  {
    name: 'an operationId is renamed',
    before: call({ operationId: 'old' }),
    after: call({ operationId: 'new' }),
    expected: 'major',
  },
  { name: 'an operation is deprecated', before: call(), after: call({ deprecated: true }), expected: 'minor' },
  {
    name: 'an operation is deprecated no longer',
    before: call({ deprecated: true }),
    after: call(),
    expected: 'minor',
  },
  { name: 'an operation gets a tag', before: call(), after: call({ tags: ['Things'] }), expected: 'patch' },
  {
    name: 'an operation changes its tag',
    before: call({ tags: ['Stuff'] }),
    after: call({ tags: ['Things'] }),
    expected: 'patch',
  },
  {
    name: 'an operation is described otherwise',
    before: call({ summary: 'Do', description: 'Does it.' }),
    after: call({ summary: 'Do it', description: 'Does it all.', externalDocs: { url: 'https://example.org' } }),
    expected: 'none',
  },
  {
    name: 'extensions and code samples change',
    before: call({ 'x-codeSamples': [{ lang: 'Shell', source: 'curl' }], 'x-provenance': 'partly' }),
    after: call({ 'x-codeSamples': [{ lang: 'Shell', source: 'curl -v' }], 'x-new': true }),
    expected: 'none',
  },
  {
    name: 'a parameter moves to the whole path',
    before: call({ parameters: [{ name: 'q', in: 'query', schema: text }] }),
    after: { ...call(), parameters: [{ name: 'q', in: 'query', schema: text }] },
    expected: 'none',
  },
]
