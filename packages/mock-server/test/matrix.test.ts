import { describe, expect, test } from 'vitest'
import { documentedAnswers, matrix } from './matrix/matrix.ts'

const documented = [
  { operation: 'notes.get', answer: '200' },
  { operation: 'notes.get', answer: 'not_found' },
]
const found = { operation: 'notes.get', answer: '200', test: 'reads a note' }

describe('the matrix of documented answers', () => {
  test('names the test of each answer, and has a hole where there is none', () => {
    const { cells, holes } = matrix(documented, [found], {})

    expect(cells[0]).toEqual({ operation: 'notes.get', answer: '200', by: 'reads a note' })
    expect(holes).toEqual([{ operation: 'notes.get', answer: 'not_found' }])
  })

  test.each([{ not_found: 'never' }, { 'notes.get not_found': 'never' }])(
    'takes a reason for a hole: %o',
    (reasons) => {
      expect(matrix(documented, [found], reasons)).toMatchObject({ holes: [], needless: [] })
    },
  )

  test('takes no reason that is not needed', () => {
    expect(matrix(documented, [found], { 200: 'never', gone: 'never' }).needless).toEqual(['200', 'gone'])
  })

  test('reads successes and codes from a description, shared responses too', () => {
    const problem = { content: { 'application/problem+json': { examples: { not_found: {}, gone: {} } } } }
    const responses = { 200: {}, 404: { $ref: '#/components/responses/NotFound' } }
    const paths = { '/notes': { get: { operationId: 'notes.get', responses } } }

    const answers = documentedAnswers({ paths, components: { responses: { NotFound: problem } } })

    expect(answers.map(({ answer }) => answer)).toEqual(['200', 'not_found', 'gone'])
  })
})
