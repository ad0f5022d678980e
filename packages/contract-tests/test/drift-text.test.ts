// The findings as they are read in a terminal.
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { drift } from '../src/drift/index.ts'
import { directoryWith, harOf, thingsYaml } from './drift/setup.ts'

const item = 'type: object\nproperties:\n  id: { type: integer, minimum: 1 }\n  name: { type: string }'

async function told(color = false) {
  const directory = directoryWith({ 'openapi.yaml': thingsYaml(item) })
  const exchanges = [
    { body: [{ id: 0, owner: { phone: '+12025550142' } }] },
    { body: [{ id: 2 }] },
    { path: '/app.js' },
  ]
  return (await drift({ har: harOf(...exchanges), description: `${directory}/openapi.yaml`, directory, color })).text
}

describe('the text', () => {
  test('says by operation what differs, how often, where it is described, and what is in the patch', async () => {
    const text = await told()

    expect(text).toBe(`Things: 2 answers of 1 operation.
Left out: 1 entry that no operation of the description fits.

things.list  GET /things  2 answers
  ! answer 200, [].id breaks minimum: 1 (down to 0).
    1 of 2 values, such as 0
    openapi.yaml:18  not in the patch: nobody can tell from traffic what minimum should be
  + answer 200, [].owner is not described.
    object of phone, 1 of 2 objects, such as { "phone": "+10000000000" }
    openapi.yaml:16  in the patch

Properties never seen, of objects that were
  Thing.name  openapi.yaml:19

2 differences. 1 for a person to decide, the others are in the patch.
`)
  })

  test('is the same with colours', async () => {
    const text = await told(true)

    expect(text).toContain('\u001b[')
    expect(stripVTControlCharacters(text)).toBe(await told())
  })

  test('says when nothing was compared', async () => {
    const directory = directoryWith({ 'openapi.yaml': thingsYaml(item) })

    const { text } = await drift({
      har: harOf({ path: '/app.js' }),
      description: `${directory}/openapi.yaml`,
      directory,
    })

    expect(text).toContain('No entry is of an operation of the description, so nothing was compared.')
  })
})
