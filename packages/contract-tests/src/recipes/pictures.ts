import type { Answer, Rule, World } from '../world/recipes.ts'

/** A PNG of one pixel, in base64. */
export const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** A PNG of one byte more than a picture may have, in base64. */
export const hugePicture = (): string => {
  const head = Buffer.from(pixel, 'base64')
  return Buffer.concat([head, Buffer.alloc(5 * 2 ** 20 + 1 - head.length)]).toString('base64')
}

const address = 'https://juniper.example/logo.png'

interface PictureFields {
  profilePictureUrl?: string
  profilePictureFile?: string
}

interface Unusable {
  name: string
  status: number
  code: string
  fields: () => PictureFields
}

const unusable: readonly Unusable[] = [
  {
    name: 'a picture is given by its address or as a file, not both',
    status: 422,
    code: 'exclusive_fields',
    fields: () => ({ profilePictureUrl: address, profilePictureFile: pixel }),
  },
  {
    name: 'what is neither JPEG nor PNG is no picture',
    status: 422,
    code: 'image_invalid',
    fields: () => ({ profilePictureFile: Buffer.from('Our spring roast').toString('base64') }),
  },
  {
    name: 'a picture of more than 5 MB is too large',
    status: 413,
    code: 'picture_too_large',
    fields: () => ({ profilePictureFile: hugePicture() }),
  },
  {
    name: 'a picture is not fetched from an address that is not public',
    status: 422,
    code: 'picture_unreachable',
    fields: () => ({ profilePictureUrl: 'https://127.0.0.1/logo.png' }),
  },
]

/** What an operation that sets a profile picture refuses; `send` calls it with these fields in its body. */
export const pictureRules = (
  operation: string,
  send: (world: World, picture: PictureFields) => Promise<Answer>,
): Rule[] =>
  unusable.map(({ name, status, code, fields }) => ({
    operation,
    name,
    expect: { status, code },
    run: (world) => send(world, fields()),
  }))
