import { answer, answers as answersWith, type Edit, got, integer, json, list, number, object, text } from './edit.ts'

const nullable = { type: ['string', 'null'] }
const done = { description: 'Done.' }
const header = { headers: { 'X-Request-Id': { schema: text } } }
const refusal = (...codes: string[]) => ({
  description: 'Refused.',
  content: { 'application/problem+json': { schema: object({ code: { type: 'string', enum: codes } }, ['code']) } },
})
const refused = (...codes: string[]) => answersWith({ 200: done, 409: refusal(...codes) })
const two = { ...json(text), 'text/plain': { schema: text } }
const cat = object({ kind: { type: 'string', enum: ['cat'] }, lives: integer }, ['kind', 'lives'])
const dog = object({ kind: { type: 'string', enum: ['dog'] }, tricks: integer }, ['kind', 'tricks'])

export const answers: Edit[] = [
  {
    name: 'a property of the answer goes',
    before: answer(object({ a: text, b: text }, ['a', 'b'])),
    after: answer(object({ a: text }, ['a'])),
    expected: 'major',
  },
  {
    name: 'an optional property of the answer goes',
    before: answer(object({ a: text, b: text }, ['a'])),
    after: answer(object({ a: text }, ['a'])),
    expected: 'major',
  },
  {
    name: 'a property of the answer becomes optional',
    before: got(text),
    after: answer(object({ a: text })),
    expected: 'major',
  },
  {
    name: 'a property of the answer is always there',
    before: answer(object({ a: text })),
    after: got(text),
    expected: 'minor',
  },
  {
    name: 'a property of the answer comes',
    before: got(text),
    after: answer(object({ a: text, b: text }, ['a', 'b'])),
    expected: 'minor',
  },
  {
    name: 'an optional property of the answer comes',
    before: got(text),
    after: answer(object({ a: text, b: text }, ['a'])),
    expected: 'minor',
  },
  {
    name: 'a property comes in the items of a nested list',
    before: answer(object({ data: list(object({ steps: list(object({ a: text })) })) })),
    after: answer(object({ data: list(object({ steps: list(object({ a: text, b: text })) })) })),
    expected: 'minor',
  },
  {
    name: 'a property goes in the items of a nested list',
    before: answer(object({ data: list(object({ steps: list(object({ a: text, b: text })) })) })),
    after: answer(object({ data: list(object({ steps: list(object({ a: text })) })) })),
    expected: 'major',
  },
  { name: 'a property of the answer may be null', before: got(text), after: got(nullable), expected: 'major' },
  { name: 'a property of the answer is never null', before: got(nullable), after: got(text), expected: 'minor' },
  {
    name: 'an object of the answer may be null',
    before: got(object({ b: text })),
    after: got({ oneOf: [object({ b: text }), { type: 'null' }] }),
    expected: 'major',
  },
  {
    name: 'null is said in another way',
    before: got(nullable),
    after: got({ oneOf: [text, { type: 'null' }] }),
    expected: 'none',
  },
  { name: 'the type of a property of the answer changes', before: got(text), after: got(integer), expected: 'major' },
  {
    name: 'an answer has any number instead of an integer',
    before: got(integer),
    after: got(number),
    expected: 'major',
  },
  {
    name: 'an answer has an integer instead of any number',
    before: got(number),
    after: got(integer),
    expected: 'minor',
  },
  {
    name: 'an enum of the answer gets a value',
    before: got({ type: 'string', enum: ['a'] }),
    after: got({ type: 'string', enum: ['a', 'b'] }),
    expected: 'minor',
  },
  {
    name: 'an enum of the answer loses a value',
    before: got({ type: 'string', enum: ['a', 'b'] }),
    after: got({ type: 'string', enum: ['a'] }),
    expected: 'minor',
  },
  {
    name: 'a value of an enum of the answer is renamed',
    before: got({ type: 'string', enum: ['a', 'b'] }),
    after: got({ type: 'string', enum: ['a', 'c'] }),
    expected: 'major',
  },
  {
    name: 'an enum of the answer becomes any text',
    before: got({ type: 'string', enum: ['a'] }),
    after: got(text),
    expected: 'minor',
  },
  {
    name: 'the format of the answer changes',
    before: got({ ...text, format: 'date' }),
    after: got({ ...text, format: 'date-time' }),
    expected: 'major',
  },
  { name: 'the answer loses its format', before: got({ ...text, format: 'uri' }), after: got(text), expected: 'major' },
  { name: 'the answer gets a format', before: got(text), after: got({ ...text, format: 'uri' }), expected: 'minor' },
  {
    name: 'the pattern of the answer changes',
    before: got({ ...text, pattern: '^a' }),
    after: got({ ...text, pattern: '^b' }),
    expected: 'major',
  },
  { name: 'the answer gets a pattern', before: got(text), after: got({ ...text, pattern: '^b' }), expected: 'minor' },
  {
    name: 'maxLength of the answer is raised',
    before: got({ ...text, maxLength: 10 }),
    after: got({ ...text, maxLength: 20 }),
    expected: 'minor',
  },
  {
    name: 'maxLength of the answer goes',
    before: got({ ...text, maxLength: 10 }),
    after: got(text),
    expected: 'minor',
  },
  {
    name: 'maxLength of the answer is lowered',
    before: got({ ...text, maxLength: 20 }),
    after: got({ ...text, maxLength: 10 }),
    expected: 'minor',
  },
  {
    name: 'a text of the answer may be empty',
    before: got({ ...text, minLength: 1 }),
    after: got(text),
    expected: 'major',
  },
  {
    name: 'maxItems of the answer is raised',
    before: got(list(text, { maxItems: 5 })),
    after: got(list(text, { maxItems: 9 })),
    expected: 'minor',
  },
  {
    name: 'a list of the answer may be empty',
    before: got(list(text, { minItems: 1 })),
    after: got(list(text)),
    expected: 'major',
  },
  {
    name: 'items of the answer need not be unique',
    before: got(list(text, { uniqueItems: true })),
    after: got(list(text)),
    expected: 'major',
  },
  {
    name: 'the maximum of the answer is raised',
    before: got({ ...number, maximum: 1 }),
    after: got({ ...number, maximum: 100 }),
    expected: 'major',
  },
  {
    name: 'exclusiveMinimum of the answer goes',
    before: got({ ...number, exclusiveMinimum: 0 }),
    after: got(number),
    expected: 'major',
  },
  {
    name: 'exclusiveMinimum of the answer is set',
    before: got(number),
    after: got({ ...number, exclusiveMinimum: 0 }),
    expected: 'minor',
  },
  {
    name: 'items of the answer have another type',
    before: got(list(text)),
    after: got(list(integer)),
    expected: 'major',
  },
  {
    name: 'other properties of the answer have another type',
    before: got({ type: 'object', additionalProperties: text }),
    after: got({ type: 'object', additionalProperties: integer }),
    expected: 'major',
  },
  {
    name: 'an answer is an object instead of a list',
    before: answer(list(object({ a: text }))),
    after: answer(object({ data: list(object({ a: text })) })),
    expected: 'major',
  },
  {
    name: 'a property of the answer becomes write-only',
    before: got(text),
    after: got({ ...text, writeOnly: true }),
    expected: 'major',
  },
  {
    name: 'a property of the answer is deprecated',
    before: got(text),
    after: got({ ...text, deprecated: true }),
    expected: 'minor',
  },
  {
    name: 'a default of the answer changes',
    before: got({ ...text, default: 'a' }),
    after: got({ ...text, default: 'b' }),
    expected: 'patch',
  },
  {
    name: 'a variant of the answer comes',
    before: answer({ oneOf: [cat] }),
    after: answer({ oneOf: [cat, dog] }),
    expected: 'major',
  },
  {
    name: 'a variant of the answer goes',
    before: answer({ oneOf: [cat, dog] }),
    after: answer({ oneOf: [cat] }),
    expected: 'minor',
  },
  {
    name: 'a property of one variant of the answer comes',
    before: answer({ oneOf: [cat, dog] }),
    after: answer({
      oneOf: [
        object({ kind: { type: 'string', enum: ['cat'] }, lives: integer, age: integer }, ['kind', 'lives']),
        dog,
      ],
    }),
    expected: 'minor',
  },
  {
    name: 'a property of one variant of the answer goes',
    before: answer({ oneOf: [cat, dog] }),
    after: answer({ oneOf: [object({ kind: { type: 'string', enum: ['cat'] } }, ['kind']), dog] }),
    expected: 'major',
  },
  {
    name: 'a discriminator has another value',
    before: answer({ oneOf: [cat, dog], discriminator: { propertyName: 'kind' } }),
    after: answer({
      oneOf: [object({ kind: { type: 'string', enum: ['tomcat'] }, lives: integer }, ['kind', 'lives']), dog],
      discriminator: { propertyName: 'kind' },
    }),
    expected: 'major',
  },
  {
    name: 'an answer gets another success',
    before: answersWith({ 200: done }),
    after: answersWith({ 200: done, 202: done }),
    expected: 'major',
  },
  {
    name: 'a success has another status',
    before: answersWith({ 200: done }),
    after: answersWith({ 201: done }),
    expected: 'major',
  },
  {
    name: 'a success goes',
    before: answersWith({ 200: done, 202: done }),
    after: answersWith({ 200: done }),
    expected: 'major',
  },
  { name: 'an error status comes', before: answersWith({ 200: done }), after: refused('a'), expected: 'minor' },
  {
    name: 'an error has another status',
    before: refused('a'),
    after: answersWith({ 200: done, 422: refusal('a') }),
    expected: 'major',
  },
  { name: 'an error status goes', before: refused('a'), after: answersWith({ 200: done }), expected: 'major' },
  { name: 'an error code comes', before: refused('a'), after: refused('a', 'b'), expected: 'minor' },
  { name: 'an error has another code', before: refused('a', 'b'), after: refused('a', 'c'), expected: 'major' },
  {
    name: 'an answer has another media type',
    before: answersWith({ 200: { ...done, content: json(text) } }),
    after: answersWith({ 200: { ...done, content: { 'text/plain': { schema: text } } } }),
    expected: 'major',
  },
  {
    name: 'an answer has a further media type',
    before: answersWith({ 200: { ...done, content: json(text) } }),
    after: answersWith({ 200: { ...done, content: two } }),
    expected: 'minor',
  },
  {
    name: 'a media type of the answer goes',
    before: answersWith({ 200: { ...done, content: two } }),
    after: answersWith({ 200: { ...done, content: json(text) } }),
    expected: 'major',
  },
  {
    name: 'an answer loses its body',
    before: answersWith({ 200: { ...done, content: json(text) } }),
    after: answersWith({ 200: done }),
    expected: 'major',
  },
  {
    name: 'a header of the answer goes',
    before: answersWith({ 200: { ...done, ...header } }),
    after: answersWith({ 200: done }),
    expected: 'major',
  },
  {
    name: 'a header of the answer comes',
    before: answersWith({ 200: done }),
    after: answersWith({ 200: { ...done, ...header } }),
    expected: 'minor',
  },
  {
    name: 'a header of the answer has another type',
    before: answersWith({ 200: { ...done, ...header } }),
    after: answersWith({ 200: { ...done, headers: { 'X-Request-Id': { schema: integer } } } }),
    expected: 'major',
  },
  {
    name: 'an answer is described otherwise and has other examples',
    before: answersWith({
      200: { description: 'A.', content: { 'application/json': { schema: text, example: 'a' } } },
    }),
    after: answersWith({ 200: { description: 'B.', content: { 'application/json': { schema: text, example: 'b' } } } }),
    expected: 'none',
  },
]
