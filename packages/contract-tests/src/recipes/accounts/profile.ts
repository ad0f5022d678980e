import type { FilePart } from '../../exchange/exchange.ts'
import type { Answer, Rule, World } from '../../world/recipes.ts'
import { hugePicture, pictureRules, pixel } from '../pictures.ts'
import { connectedAccount } from './states.ts'

const setUp = async (world: World, json: object): Promise<Answer> =>
  world.call('accounts.setupProfile', {
    path: await connectedAccount(world),
    json: { displayName: 'Juniper Coffee', ...json },
  })

const setName = async (world: World, displayName: string): Promise<Answer> =>
  world.call('accounts.setDisplayName', { path: await connectedAccount(world), json: { displayName } })

const setAvatar = async (world: World, json: object): Promise<Answer> =>
  world.call('accounts.setAvatar', { path: await connectedAccount(world), json })

const upload = async (world: World, file: FilePart): Promise<Answer> =>
  world.call('accounts.setAvatar', {
    path: await connectedAccount(world),
    body: { type: 'multipart/form-data', value: { file } },
  })

const impossibleNames: Record<string, string> = {
  'a blank name is rejected': '   ',
  'a name without a letter is rejected': '2026',
  'a name that claims to be WhatsApp is rejected': 'WhatsApp Support',
  'a name that claims to be Meta is rejected': 'Meta Help Desk',
}

/** What contacts see of an account. */
export const profileRules: Rule[] = [
  ...pictureRules('accounts.setupProfile', setUp),
  {
    operation: 'accounts.setupProfile',
    name: 'a name that claims to be WhatsApp is rejected',
    expect: { status: 422, code: 'display_name_rejected' },
    run: (world) => setUp(world, { displayName: 'WhatsApp Support' }),
  },
  {
    operation: 'accounts.setupProfile',
    name: 'what is left out of the profile stays as it is',
    expect: {
      status: 200,
      body: { displayName: 'Juniper Roasters', bio: 'Roasted on Tuesdays.', bizCategory: 'RETAIL' },
    },
    run: async (world) => {
      const path = await connectedAccount(world)
      const before = { displayName: 'Juniper Coffee', bio: 'Roasted on Tuesdays.', bizCategory: 'RETAIL' }
      await world.must('accounts.setupProfile', { path, json: before })
      return world.call('accounts.setupProfile', { path, json: { displayName: 'Juniper Roasters' } })
    },
  },
  {
    operation: 'accounts.getActivity',
    name: 'a profile with a new picture is told as a new avatar too',
    expect: { status: 200, body: { data: [{ type: 'avatar_updated' }] } },
    run: async (world) => {
      const path = await connectedAccount(world)
      const json = { displayName: 'Juniper Coffee', profilePictureFile: pixel }
      await world.must('accounts.setupProfile', { path, json })
      return world.call('accounts.getActivity', { path, query: { type: ['avatar_updated'] } })
    },
  },
  ...Object.entries(impossibleNames).map(
    ([name, displayName]): Rule => ({
      operation: 'accounts.setDisplayName',
      name,
      expect: { status: 422, code: 'display_name_rejected' },
      run: (world) => setName(world, displayName),
    }),
  ),
  {
    operation: 'accounts.getActivity',
    name: 'a new name is told',
    expect: { status: 200, body: { data: [{ type: 'display_name_updated' }] } },
    run: async (world) => {
      const path = await connectedAccount(world)
      await world.must('accounts.setDisplayName', { path, json: { displayName: 'Juniper Roasters' } })
      return world.call('accounts.getActivity', { path, query: { type: ['display_name_updated'] } })
    },
  },
  ...pictureRules('accounts.setAvatar', setAvatar),
  {
    operation: 'accounts.setAvatar',
    name: 'a picture is needed',
    expect: { status: 422, code: 'exclusive_fields' },
    run: (world) => setAvatar(world, {}),
  },
  {
    operation: 'accounts.setAvatar',
    name: 'an uploaded file that holds no picture is refused',
    expect: { status: 422, code: 'image_invalid' },
    run: (world) => upload(world, { fileName: 'logo.png', type: 'image/png', text: 'Our spring roast' }),
  },
  {
    operation: 'accounts.setAvatar',
    name: 'an uploaded picture of more than 5 MB is too large',
    expect: { status: 413, code: 'picture_too_large' },
    run: (world) => upload(world, { fileName: 'logo.png', type: 'image/png', base64: hugePicture() }),
  },
  {
    operation: 'accounts.setAvatar',
    name: 'the address of a picture becomes the address of the avatar',
    expect: { status: 200, body: { avatarUrl: 'https://juniper.example/spring.png' } },
    run: (world) => setAvatar(world, { profilePictureUrl: 'https://juniper.example/spring.png' }),
  },
  {
    operation: 'accounts.getActivity',
    name: 'an uploaded picture becomes the avatar',
    expect: { status: 200, body: { data: [{ type: 'avatar_updated' }] } },
    run: async (world) => {
      const { body } = await upload(world, { fileName: 'logo.png', type: 'image/png', base64: pixel })
      return world.call('accounts.getActivity', { path: { accountId: body?.id }, query: { type: ['avatar_updated'] } })
    },
  },
]
