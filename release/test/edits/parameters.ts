import { type Edit, integer, list, query, takes, text } from './edit.ts'

const sort = (...values: string[]) => query({ schema: { type: 'string', enum: values } })
const idempotency = { name: 'Idempotency-Key', in: 'header', schema: text }

export const parameters: Edit[] = [
  {
    name: 'a required query parameter comes',
    before: takes(),
    after: takes(query({ required: true })),
    expected: 'major',
  },
  { name: 'an optional query parameter comes', before: takes(), after: takes(query()), expected: 'minor' },
  {
    name: 'a parameter becomes required',
    before: takes(query()),
    after: takes(query({ required: true })),
    expected: 'major',
  },
  {
    name: 'a parameter becomes optional',
    before: takes(query({ required: true })),
    after: takes(query()),
    expected: 'minor',
  },
  { name: 'a parameter goes', before: takes(query()), after: takes(), expected: 'major' },
  {
    name: 'a parameter is renamed',
    before: takes(query()),
    after: takes(query({ name: 'search' })),
    expected: 'major',
  },
  {
    name: 'a parameter moves from the query into a header',
    before: takes(query()),
    after: takes(query({ in: 'header' })),
    expected: 'major',
  },
  {
    name: 'the type of a parameter is narrowed',
    before: takes(query({ schema: text })),
    after: takes(query({ schema: integer })),
    expected: 'major',
  },
  {
    name: 'the type of a parameter is widened',
    before: takes(query({ schema: integer })),
    after: takes(query({ schema: { type: ['integer', 'string'] } })),
    expected: 'minor',
  },
  {
    name: 'an enum of a parameter loses a value',
    before: takes(sort('a', 'b')),
    after: takes(sort('a')),
    expected: 'major',
  },
  {
    name: 'an enum of a parameter gets a value',
    before: takes(sort('a')),
    after: takes(sort('a', 'b')),
    expected: 'minor',
  },
  {
    name: 'an enum of a parameter is ordered otherwise',
    before: takes(sort('a', 'b')),
    after: takes(sort('b', 'a')),
    expected: 'none',
  },
  { name: 'a parameter becomes an enum', before: takes(query()), after: takes(sort('a', 'b')), expected: 'major' },
  {
    name: 'the default of a parameter changes',
    before: takes(query({ schema: { type: 'integer', default: 20 } })),
    after: takes(query({ schema: { type: 'integer', default: 50 } })),
    expected: 'major',
  },
  {
    name: 'the maximum of a parameter is lowered',
    before: takes(query({ schema: { type: 'integer', maximum: 100 } })),
    after: takes(query({ schema: { type: 'integer', maximum: 50 } })),
    expected: 'major',
  },
  {
    name: 'the maximum of a parameter is raised',
    before: takes(query({ schema: { type: 'integer', maximum: 50 } })),
    after: takes(query({ schema: { type: 'integer', maximum: 100 } })),
    expected: 'minor',
  },
  {
    name: 'a list in the query is written otherwise',
    before: takes(query({ schema: list(text), explode: true })),
    after: takes(query({ schema: list(text), explode: false })),
    expected: 'major',
  },
  {
    name: 'the idempotency header becomes required',
    before: takes(idempotency),
    after: takes({ ...idempotency, required: true }),
    expected: 'major',
  },
  {
    name: 'a parameter is deprecated',
    before: takes(query()),
    after: takes(query({ deprecated: true })),
    expected: 'minor',
  },
  {
    name: 'a parameter is described otherwise and has another example',
    before: takes(query({ description: 'Text.', example: 'a' })),
    after: takes(query({ description: 'The text.', example: 'b' })),
    expected: 'none',
  },
  {
    name: 'parameters are ordered otherwise',
    before: takes(query(), idempotency),
    after: takes(idempotency, query()),
    expected: 'none',
  },
]
