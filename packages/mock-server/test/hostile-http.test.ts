import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { bodies } from './hostile-http/bodies.ts'
import { framing } from './hostile-http/framing.ts'
import { heads } from './hostile-http/heads.ts'
import { good, type Row } from './hostile-http/requests.ts'
import { answersTo, told } from './hostile-http/wire.ts'

const bugs: unknown[] = []
const mock = createMockServer({ onError: (error) => bugs.push(error) })
const { port, close } = await mock.listen()
beforeEach(() => {
  bugs.length = 0
})
afterAll(async () => {
  await close()
  mock.close()
})

const tables: [string, Row[]][] = [
  ['lines and lengths', framing],
  ['heads', heads],
  ['bodies', bodies],
]

describe.each(tables)('hostile %s', (_, rows) => {
  test.each(rows)('%s', async (_, sent, answers) => {
    const replies = await answersTo(port, sent)

    expect(replies.map(told)).toEqual(answers.map((start) => expect.stringMatching(`^${start}\\b`)))
    expect((await answersTo(port, good)).map(told)).toEqual(['200'])
    expect(bugs).toEqual([])
  })
})
