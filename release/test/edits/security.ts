import { call, type Edit } from './edit.ts'

export const security: Edit[] = [
  {
    name: 'a key becomes necessary',
    before: call({ security: [] }),
    after: call({ security: [{ key: [] }] }),
    expected: 'major',
  },
  {
    name: 'a key is necessary no longer',
    before: call({ security: [{ key: [] }] }),
    after: call({ security: [] }),
    expected: 'minor',
  },
  {
    name: 'a key becomes optional',
    before: call({ security: [{ key: [] }] }),
    after: call({ security: [{ key: [] }, {}] }),
    expected: 'minor',
  },
  {
    name: 'another scope is necessary',
    before: call({ security: [{ oauth: ['read'] }] }),
    after: call({ security: [{ oauth: ['read', 'write'] }] }),
    expected: 'major',
  },
  {
    name: 'a scope is necessary no longer',
    before: call({ security: [{ oauth: ['read', 'write'] }] }),
    after: call({ security: [{ oauth: ['read'] }] }),
    expected: 'minor',
  },
  {
    name: 'another key is necessary',
    before: call({ security: [{ key: [] }] }),
    after: call({ security: [{ oauth: [] }] }),
    expected: 'major',
  },
  {
    name: 'another key will do too',
    before: call({ security: [{ key: [] }] }),
    after: call({ security: [{ key: [] }, { oauth: [] }] }),
    expected: 'minor',
  },
  {
    name: 'two keys are necessary',
    before: call({ security: [{ key: [] }] }),
    after: call({ security: [{ key: [], oauth: [] }] }),
    expected: 'major',
  },
  {
    name: 'an operation has a server of its own',
    before: call(),
    after: call({ servers: [{ url: 'https://upload.example.org' }] }),
    expected: 'major',
  },
]
