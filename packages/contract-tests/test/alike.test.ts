import { describe, expect, test } from 'vitest'
import { isAlike } from '../src/phases/stateful/alike.ts'

describe('what a server took', () => {
  test.each<[unknown, unknown]>([
    ['+1 202-555-0142', '+12025550142'],
    [' Ada@Example.com ', 'ada@example.com'],
    [
      ['b', 'a', 'a'],
      ['a', 'b'],
    ],
    [[], []],
    [{ min: 1 }, { min: 1, max: 9 }],
    [{ tags: ['a'] }, { tags: ['A'] }],
    [0, 0],
    [null, null],
  ])('is alike when %j is %j', (sent, found) => {
    expect(isAlike(sent, found)).toBe(true)
  })

  test.each<[unknown, unknown]>([
    ['Ada', 'Grace'],
    ['Ada', null],
    [null, 'Ada'],
    [false, null],
    [0, 1],
    [['a'], []],
    [[], ['a']],
    [{ min: 1 }, { min: 2 }],
    [{ min: 1 }, null],
  ])('is not when %j is %j', (sent, found) => {
    expect(isAlike(sent, found)).toBe(false)
  })
})
