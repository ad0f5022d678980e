import { answer, type Edit, got, integer, list, object, refer, request, text } from './edit.ts'

const thing = object({ a: text, b: integer }, ['a'])
const tree = (more: Record<string, unknown> = {}) => object({ child: refer('Tree'), ...more })
const pets = {
  Cat: object({ kind: text, lives: integer }, ['kind']),
  Dog: object({ kind: text, tricks: integer }, ['kind']),
}
const pet = (value: string, component = 'Cat') => ({
  oneOf: [refer(component), refer('Dog')],
  discriminator: {
    propertyName: 'kind',
    mapping: { [value]: refer(component).$ref, dog: refer('Dog').$ref },
  },
})

export const components: Edit[] = [
  {
    name: 'a schema becomes a component',
    before: answer(thing),
    after: answer(refer('Thing')),
    schemas: { before: {}, after: { Thing: thing } },
    expected: 'none',
  },
  {
    name: 'a component is put in place',
    before: request(refer('Thing')),
    after: request(thing),
    schemas: { before: { Thing: thing }, after: {} },
    expected: 'none',
  },
  {
    name: 'a component is renamed',
    before: answer(refer('Thing')),
    after: answer(refer('Other')),
    schemas: { before: { Thing: thing }, after: { Other: thing } },
    expected: 'none',
  },
  {
    name: 'a component is renamed and changed',
    before: answer(refer('Thing')),
    after: answer(refer('Other')),
    schemas: { before: { Thing: thing }, after: { Other: object({ b: integer }) } },
    expected: 'major',
  },
  {
    name: 'a component of two operations loses a property',
    before: { ...answer(refer('Thing')), get: answer(list(refer('Thing'))).post },
    after: { ...answer(refer('Thing')), get: answer(list(refer('Thing'))).post },
    schemas: { before: { Thing: thing }, after: { Thing: object({ b: integer }) } },
    expected: 'major',
  },
  {
    name: 'a value that a discriminator maps has another name',
    before: answer(pet('cat')),
    after: answer(pet('tomcat')),
    schemas: { before: pets, after: pets },
    expected: 'major',
  },
  {
    name: 'a component that is mapped is renamed',
    before: answer(pet('cat', 'Cat')),
    after: answer(pet('cat', 'Lion')),
    schemas: { before: pets, after: { Lion: pets.Cat, Dog: pets.Dog } },
    expected: 'none',
  },
  {
    name: 'a component that no operation uses goes',
    before: answer(text),
    after: answer(text),
    schemas: { before: { Thing: thing }, after: {} },
    expected: 'none',
  },
  {
    name: 'allOf is written as one schema',
    before: answer({ allOf: [object({ a: text }, ['a']), object({ b: integer })] }),
    after: answer(thing),
    expected: 'none',
  },
  {
    name: 'a schema is taken apart into allOf',
    before: request(thing),
    after: request({ allOf: [refer('Thing'), { description: 'It.' }] }),
    schemas: { before: {}, after: { Thing: thing } },
    expected: 'none',
  },
  {
    name: 'a part of allOf requires a property of another',
    before: request({ allOf: [refer('Thing'), object({ c: text })] }),
    after: request({ allOf: [refer('Thing'), object({ c: text }, ['b'])] }),
    schemas: { before: { Thing: thing }, after: { Thing: thing } },
    expected: 'major',
  },
  {
    name: 'a part of allOf goes from the answer',
    before: answer({ allOf: [refer('Thing'), object({ c: text }, ['c'])] }),
    after: answer(refer('Thing')),
    schemas: { before: { Thing: thing }, after: { Thing: thing } },
    expected: 'major',
  },
  {
    name: 'allOf that cannot be merged is narrowed in the request',
    before: request({
      allOf: [
        { type: 'string', pattern: '^a' },
        { type: 'string', pattern: 'z$' },
      ],
    }),
    after: request({ allOf: [{ type: 'string', pattern: '^a' }, { type: 'string', pattern: 'z$' }, { pattern: 'm' }] }),
    expected: 'major',
  },
  {
    name: 'words stand beside a reference',
    before: got(refer('Thing')),
    after: got({ ...refer('Thing'), description: 'It.' }),
    schemas: { before: { Thing: thing }, after: { Thing: thing } },
    expected: 'none',
  },
  {
    name: 'a default stands beside a reference of the request',
    before: request(object({ a: refer('Size') })),
    after: request(object({ a: { ...refer('Size'), default: 3 } })),
    schemas: { before: { Size: integer }, after: { Size: integer } },
    expected: 'major',
  },
  {
    name: 'a schema inside of itself gets a property',
    before: answer(refer('Tree')),
    after: answer(refer('Tree')),
    schemas: { before: { Tree: tree() }, after: { Tree: tree({ leaf: text }) } },
    expected: 'minor',
  },
  {
    name: 'a schema inside of itself loses a property',
    before: answer(refer('Tree')),
    after: answer(refer('Tree')),
    schemas: { before: { Tree: tree({ leaf: text }) }, after: { Tree: tree() } },
    expected: 'major',
  },
]
