import { call } from './edit.ts'

const key = { type: 'http', scheme: 'bearer' }
const [one, two] = [{ url: 'https://one.example.org' }, { url: 'https://two.example.org' }]

const description = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0', description: 'All of them.' },
  servers: [one],
  security: [{ key: [] }],
  tags: [{ name: 'Things', description: 'Things.' }],
  paths: { '/things': call({ operationId: 'things.make' }) },
  components: { securitySchemes: { key, other: key } },
}

/** Edits of what stands beside the operations; of each subject what it takes. */
export const wholes = [
  {
    before: { ...description, servers: [one, two] },
    after: {
      ...description,
      openapi: '3.1.1',
      security: [{ key: [] }, { other: [] }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, other: key } },
    },
    expected: { openapi: 'patch', security: 'minor', securitySchemes: 'major', servers: 'major' },
  },
  {
    before: { ...description, security: [] },
    after: { ...description, openapi: '3.2.0', servers: [one, two], components: { securitySchemes: { key } } },
    expected: { openapi: 'major', security: 'major', securitySchemes: 'major', servers: 'minor' },
  },
  {
    before: description,
    after: {
      ...description,
      info: { title: 'Other things', version: '2.0.0' },
      tags: [{ name: 'Stuff' }],
      externalDocs: { url: 'https://example.org' },
      'x-problem-codes': {},
    },
    expected: {},
  },
]
