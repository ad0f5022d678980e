import {
  answer,
  answers,
  call,
  type Edit,
  got,
  integer,
  json,
  list,
  object,
  query,
  request,
  sent,
  takes,
  text,
} from './edit.ts'

const done = { description: 'Done.' }
const form = (encoding: string) => ({
  'multipart/form-data': { schema: object({ a: text }), encoding: { a: { contentType: encoding } } },
})
const sends = (content: Record<string, unknown>) => call({ requestBody: { required: true, content } })
const header = (more: Record<string, unknown>) =>
  answers({ 200: { ...done, headers: { 'X-Id': { schema: text, ...more } } } })
const events = (schema: Record<string, unknown>) =>
  answers({
    200: { ...done, content: { 'text/event-stream': { schema: { ...text, contentSchema: schema } } } },
  })
const kind = (name: string, more: Record<string, unknown>) =>
  object({ kind: { type: 'string', enum: [name] }, ...more }, ['kind'])
const cat = kind('cat', { lives: integer })
const dog = kind('dog', { tricks: integer })
const id = (name: string) => ({ name, in: 'path', required: true, schema: text })

/** What is seldom written, or seldom in our description. */
export const rare: Edit[] = [
  {
    name: 'a part of a form has another media type',
    before: sends(form('image/png')),
    after: sends(form('image/jpeg')),
    expected: 'major',
  },
  {
    name: 'a form takes another media type for a part too',
    before: sends(form('image/png')),
    after: sends(form('image/png, image/jpeg')),
    expected: 'minor',
  },
  {
    name: 'a header of the answer need not be there',
    before: header({ required: true }),
    after: header({}),
    expected: 'major',
  },
  {
    name: 'a header of the answer is always there',
    before: header({}),
    after: header({ required: true }),
    expected: 'minor',
  },
  {
    name: 'the events of a stream lose a property',
    before: events(object({ a: text, b: text }, ['b'])),
    after: events(object({ a: text })),
    expected: 'major',
  },
  {
    name: 'the events of a stream get a property',
    before: events(object({ a: text })),
    after: events(object({ a: text, b: text })),
    expected: 'minor',
  },
  {
    name: 'variants are ordered otherwise',
    before: request({ oneOf: [cat, dog] }),
    after: request({ oneOf: [dog, cat] }),
    expected: 'none',
  },
  {
    name: 'the first variant of the request goes',
    before: request({ oneOf: [cat, dog] }),
    after: request({ oneOf: [dog] }),
    expected: 'major',
  },
  {
    name: 'the first variant of the answer goes',
    before: answer({ oneOf: [cat, dog] }),
    after: answer({ oneOf: [dog] }),
    expected: 'minor',
  },
  {
    name: 'a variant of the answer goes and the next one gets a property',
    before: answer({ oneOf: [cat, dog] }),
    after: answer({
      oneOf: [object({ kind: { type: 'string', enum: ['dog'] }, tricks: integer, age: integer }, ['kind'])],
    }),
    expected: 'minor',
    alarm: {
      bump: 'major',
      because: 'Redocly knows variants by their place only, and takes the second for the first.',
    },
  },
  {
    name: 'both variants of the request get a property',
    before: request({ oneOf: [cat, dog] }),
    after: request({
      oneOf: [kind('cat', { lives: integer, age: integer }), kind('dog', { tricks: integer, age: integer })],
    }),
    expected: 'minor',
  },
  {
    name: 'a property with values becomes a choice of two types',
    before: got(text),
    after: got({ oneOf: [text, integer] }),
    expected: 'major',
  },
  {
    name: 'a request takes a choice of two types',
    before: sent(text),
    after: sent({ oneOf: [text, integer] }),
    expected: 'minor',
    alarm: { bump: 'major', because: 'Redocly takes every new `oneOf` for a narrower one, whatever type was there.' },
  },
  {
    name: 'a request takes one of two types only',
    before: sent({ anyOf: [text, integer] }),
    after: sent(text),
    expected: 'major',
  },
  { name: 'a free value of the request gets a type', before: sent({}), after: sent(text), expected: 'major' },
  { name: 'a value of the answer may be anything', before: got(text), after: got({}), expected: 'major' },
  { name: 'a free value of the answer gets a type', before: got({}), after: got(text), expected: 'minor' },
  {
    name: 'other properties of the request are refused',
    before: sent({ type: 'object', additionalProperties: text }),
    after: sent({ type: 'object', additionalProperties: false }),
    expected: 'major',
  },
  {
    name: 'names of properties of the request get a pattern',
    before: sent({ type: 'object', additionalProperties: text }),
    after: sent({ type: 'object', additionalProperties: text, propertyNames: { pattern: '^a' } }),
    expected: 'major',
  },
  {
    name: 'properties of a pattern have another type',
    before: sent({ type: 'object', patternProperties: { '^a': text } }),
    after: sent({ type: 'object', patternProperties: { '^a': integer } }),
    expected: 'major',
  },
  {
    name: 'a tuple of the request has another first type',
    before: sent(list({}, { prefixItems: [text] })),
    after: sent(list({}, { prefixItems: [integer] })),
    expected: 'major',
  },
  {
    name: 'the request must not be something',
    before: sent(text),
    after: sent({ ...text, not: { enum: ['a'] } }),
    expected: 'major',
  },
  {
    name: 'a condition comes into the request',
    before: request(object({ a: text, b: text })),
    after: request(object({ a: text, b: text }, [], { if: { required: ['a'] }, else: { required: ['b'] } })),
    expected: 'major',
  },
  {
    name: 'a list of the request has to contain something',
    before: sent(list(text)),
    after: sent(list(text, { contains: { enum: ['a'] } })),
    expected: 'major',
  },
  {
    name: 'a text of the request has another encoding',
    before: sent({ ...text, contentEncoding: 'base64' }),
    after: sent({ ...text, contentEncoding: 'base64url' }),
    expected: 'major',
  },
  {
    name: 'a list of the answer has no bound any longer',
    before: got({ type: 'object', maxProperties: 5 }),
    after: got({ type: 'object' }),
    expected: 'minor',
  },
  {
    name: 'null goes from an enum of the answer',
    before: got({ type: ['string', 'null'], enum: ['a', null] }),
    after: got({ type: 'string', enum: ['a'] }),
    expected: 'minor',
  },
  {
    name: 'an enum of the answer may be null',
    before: got({ type: 'string', enum: ['a'] }),
    after: got({ oneOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] }),
    expected: 'major',
  },
  {
    name: 'items of the answer may be null',
    before: got(list(text)),
    after: got(list({ type: ['string', 'null'] })),
    expected: 'major',
  },
  {
    name: 'a parameter may be empty no longer',
    before: takes(query({ allowEmptyValue: true })),
    after: takes(query()),
    expected: 'major',
  },
  {
    name: 'a parameter is JSON now',
    before: takes(query()),
    after: takes({ name: 'q', in: 'query', content: json(object({ a: text })) }),
    expected: 'major',
  },
  {
    name: 'a property of a JSON parameter becomes required',
    before: takes({ name: 'q', in: 'query', content: json(object({ a: text })) }),
    after: takes({ name: 'q', in: 'query', content: json(object({ a: text }, ['a'])) }),
    expected: 'major',
  },
  {
    name: 'items of a parameter lose a value',
    before: takes(query({ schema: list({ type: 'string', enum: ['a', 'b'] }) })),
    after: takes(query({ schema: list({ type: 'string', enum: ['a'] }) })),
    expected: 'major',
  },
  {
    name: 'a list of a parameter gets a bound',
    before: takes(query({ schema: list(text) })),
    after: takes(query({ schema: list(text, { maxItems: 3 }) })),
    expected: 'major',
  },
  {
    name: 'a path parameter gets a pattern',
    before: takes(id('a')),
    after: takes({ ...id('a'), schema: { ...text, pattern: '^x' } }),
    expected: 'major',
  },
  {
    name: 'a callback goes',
    before: call({ callbacks: { done: { '{$request.body#/url}': call() } } }),
    after: call(),
    expected: 'major',
  },
  {
    name: 'a callback sends a property less',
    before: call({ callbacks: { done: { '{$request.body#/url}': request(object({ a: text }, ['a'])) } } }),
    after: call({ callbacks: { done: { '{$request.body#/url}': request(object({})) } } }),
    expected: 'major',
  },
  {
    name: 'links of an answer change',
    before: answers({ 200: { ...done, links: { next: { operationId: 'a' } } } }),
    after: answers({ 200: done }),
    expected: 'none',
  },
]
