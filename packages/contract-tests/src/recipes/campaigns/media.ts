import type { FilePart } from '../../exchange/exchange.ts'
import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { hugePicture, pixel } from '../pictures.ts'
import { at, draft } from './states.ts'

export const image: FilePart = { fileName: 'tasting.png', type: 'image/png', base64: pixel }

const form = (file: FilePart, fields: object = {}) => ({ type: 'multipart/form-data', value: { file, ...fields } })

/** Uploads a file to a campaign, and gives the media's id. */
export async function mediaOf(world: World, campaign: Json): Promise<string> {
  const { id } = await world.must('campaigns.uploadMedia', { path: at(campaign), body: form(image) })
  return id
}

const upload = async (world: World, file: FilePart, fields?: object): Promise<Answer> =>
  world.call('campaigns.uploadMedia', { path: at(await draft(world)), body: form(file, fields) })

export const mediaRules: Rule[] = [
  {
    operation: 'campaigns.uploadMedia',
    name: 'an empty file is refused',
    expect: { status: 422, code: 'media_invalid' },
    run: (world) => upload(world, { fileName: 'tasting.txt', type: 'text/plain', text: '' }),
  },
  {
    operation: 'campaigns.uploadMedia',
    name: 'a file that does not hold what it claims is refused',
    expect: { status: 422, code: 'media_invalid' },
    run: (world) => upload(world, { fileName: 'tasting.png', type: 'image/png', text: 'Our spring roast' }),
  },
  {
    operation: 'campaigns.uploadMedia',
    name: 'an image of more than 5 MB is too large',
    expect: { status: 413, code: 'media_too_large' },
    run: (world) => upload(world, { ...image, base64: hugePicture() }),
  },
  {
    operation: 'campaigns.uploadMedia',
    name: 'a file of a type that cannot be sent is refused',
    expect: { status: 415, code: 'unsupported_media_type' },
    run: (world) => upload(world, { fileName: 'tasting.gif', type: 'image/gif', base64: 'R0lGODlhAQABAAAAACw=' }),
  },
  {
    operation: 'campaigns.uploadMedia',
    name: 'the kind of a file follows from its content type',
    expect: {
      status: 201,
      body: { type: 'document', mimeType: 'text/plain', sizeBytes: 16, fileName: 'tasting.txt', caption: 'Spring' },
    },
    run: (world) =>
      upload(world, { fileName: 'tasting.txt', type: 'text/plain', text: 'Our spring roast' }, { caption: 'Spring' }),
  },
  {
    operation: 'campaigns.addStep',
    name: 'a step may send a file that was uploaded to another campaign',
    expect: { status: 201, body: { text: null, media: { type: 'image', fileName: 'tasting.png' } } },
    run: async (world) => {
      const mediaId = await mediaOf(world, await draft(world))
      const json = { media: { mediaId }, delay: { value: 1, unit: 'days' } }
      return world.call('campaigns.addStep', { path: at(await draft(world)), json })
    },
  },
]
