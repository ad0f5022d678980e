import { describe, expect, test } from 'vitest'
import { guides, named, namedByGuide, programs, read, readmes, written } from './readme.ts'

describe.each(readmes)('%s', (path) => {
  test('shows its programs as they stand in their files (`node examples/write.ts` writes them)', () => {
    expect(read(path)).toBe(written(read(path)))
  })

  test('shows no other TypeScript', () => {
    const blocks = read(path).match(/^```(ts|tsx|js)$/gm) ?? []

    expect(blocks).toHaveLength(named(read(path)).length)
  })
})

test('every program is shown somewhere', () => {
  const shown = [...readmes.flatMap((path) => named(read(path))), ...guides.flatMap((path) => namedByGuide(read(path)))]

  expect(programs.filter((program) => !shown.includes(program))).toEqual([])
})
