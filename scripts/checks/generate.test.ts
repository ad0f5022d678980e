import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { change, run, scratchRepository, typeCheck, write } from './scratch.ts'

/** One property, renamed in the description alone. */
const before = 'healthScore'
const after = 'healthGrade'

describe('a property that is renamed in the description', () => {
  let repository: string
  const mentioning = (name: string) =>
    globSync(['spec/dist/*', 'packages/*/generated/**/*.{ts,js}'], { cwd: repository }).filter((file) =>
      readFileSync(join(repository, file), 'utf8').includes(name),
    )

  beforeAll(() => {
    repository = scratchRepository('packages/client', 'packages/mock-server')
    for (const file of globSync('spec/**/*.yaml', { cwd: repository, exclude: (name) => name === 'node_modules' }))
      change(join(repository, file), (text) => text.replaceAll(before, after))
    for (const script of ['bundle', 'generate-mock-server', 'generate-client'])
      expect(run(repository, `scripts/${script}.ts`)).toEqual({ status: 0, output: '' })
  }, 60_000)

  test('has its new name in all that is generated', () => {
    expect(mentioning(before)).toEqual([])
    expect(mentioning(after)).toEqual(
      expect.arrayContaining([
        'spec/dist/control.json',
        'spec/dist/control.yaml',
        'spec/dist/openapi.json',
        'spec/dist/openapi.yaml',
        'packages/client/generated/schemas.ts',
        'packages/mock-server/generated/control/schema.ts',
        'packages/mock-server/generated/openapi/schema.ts',
        'packages/mock-server/generated/openapi/validators/shared.response.js',
        'packages/mock-server/generated/openapi/validators/warmup.response.js',
      ]),
    )
  })

  test('does not compile in the mock server, which uses the old name', () => {
    const { status, output } = typeCheck(repository, 'packages/mock-server')

    expect(status).not.toBe(0)
    expect(output).toMatch(new RegExp(`src/domain/.*'${before}'`))
  }, 30_000)

  test('does not compile in a program that reads it by its old name from the client', () => {
    const program = `import type { Account } from './index.ts'\nexport const read = (account: Account) => account.${before}\n`
    write(join(repository, 'packages/client/src/reader.ts'), program)

    const { status, output } = typeCheck(repository, 'packages/client')

    expect(status).not.toBe(0)
    expect(output).toMatch(new RegExp(`src/reader\\.ts.*'${before}' does not exist on type 'Account'`))
  }, 30_000)
})
