import { type Json, RecipeError, type Rule, type World } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { freshPage, makeRoom, newSource, remove, sourceName, uploaded } from './source.ts'

const operation = 'knowledgeBase.createSource'

const page = async (world: World, json: Json = {}) => {
  await makeRoom(world)
  return world.call(operation, { json: { type: 'url', url: freshPage(world), name: sourceName(world), ...json } })
}

const refusedPage = (name: string, code: string, url: string): Rule => ({
  operation,
  name,
  expect: { status: 422, code },
  run: (world) => page(world, { url }),
})

const refusedFile = (name: string, status: number, code: string, file: () => Parameters<typeof uploaded>[0]): Rule => ({
  operation,
  name,
  expect: { status, code },
  run: (world) => world.call(operation, uploaded(file())),
})

const mostBytes = 20 * 2 ** 20
/** More sources than these take too many calls. */
const mostSources = 300

export const createRules: Rule[] = [
  {
    operation,
    name: 'an address is a source once',
    expect: { status: 409, code: 'source_taken' },
    run: async (world) => {
      const { url } = (await page(world)).body
      return page(world, { url })
    },
  },
  refusedPage('a private address is refused', 'address_blocked', 'http://127.0.0.1/wholesale'),
  refusedPage('a name within a network is refused', 'address_blocked', 'https://intranet/wholesale'),
  refusedPage('a site that may not be read is refused', 'address_blocked', 'https://closed.example/wholesale'),
  refusedPage('an address that does not answer is refused', 'address_unreachable', 'https://gone.example/wholesale'),
  {
    operation,
    name: 'an agent that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: (world) => page(world, { agentIds: ['none'] }),
  },
  refusedFile('a file of more than 20 MB is refused', 413, 'media_too_large', () => ({
    ...{ fileName: 'price-list.txt', type: 'text/plain', text: 'a'.repeat(mostBytes + 1) },
  })),
  refusedFile('a file that is no document is refused', 415, 'unsupported_media_type', () => ({
    ...{ fileName: 'tasting.jpg', type: 'image/jpeg', base64: '/9j/4AAQSkZJRg==' },
  })),
  refusedFile('a file that only claims to be a PDF is refused', 422, 'media_invalid', () => ({
    ...{ fileName: 'price-list.pdf', type: 'application/pdf', text: 'Five kilos.' },
  })),
  refusedFile('an empty file is refused', 422, 'media_invalid', () => ({
    ...{ fileName: 'price-list.txt', type: 'text/plain', text: '' },
  })),
  {
    operation,
    name: 'a page waits to be read, and is called by its address',
    expect: {
      status: 201,
      body: {
        ...{ type: 'url', status: 'pending', chunkCount: 0, sizeBytes: 0, ingestCount: 0, error: null },
        ...{ fileName: null, urls: [], agentIds: [], lastIngestedAt: null },
      },
    },
    run: (world) => page(world, { name: undefined }),
  },
  {
    operation,
    name: 'a text is called by its title',
    expect: { status: 201, body: { type: 'text', name: 'Holiday deliveries', url: null } },
    run: async (world) => {
      await makeRoom(world)
      const text = 'There is no delivery on public holidays.'
      return briefly(world, { json: { type: 'text', title: 'Holiday deliveries', text } })
    },
  },
  {
    operation,
    name: 'an answer is called by its question',
    expect: { status: 201, body: { type: 'faq', name: 'What is the smallest order?', url: null } },
    run: async (world) => {
      await makeRoom(world)
      return briefly(world, { json: { type: 'faq', question: 'What is the smallest order?', answer: 'Five kilos.' } })
    },
  },
  {
    operation,
    name: 'a file is called by its name',
    expect: {
      status: 201,
      body: { type: 'file', name: 'price-list.md', fileName: 'price-list.md', status: 'pending' },
    },
    run: async (world) => {
      await makeRoom(world)
      return briefly(
        world,
        uploaded({ fileName: 'price-list.md', type: 'text/markdown', text: '# Prices\nOn request.' }),
      )
    },
  },
  {
    operation,
    name: 'an agent gets the source that names it',
    expect: { status: 200 },
    run: async (world) => {
      const { id } = await newAgent(world)
      const source = await newSource(world, { agentIds: [id] })
      const answer = await world.call('agents.get', { path: { agentId: id } })
      return { ...answer, expected: { knowledgeSourceIds: [source.id] } }
    },
  },
  {
    operation,
    name: 'a workspace has no more sources than it may have',
    expect: { status: 422, code: 'knowledge_limit_reached' },
    spoils: true,
    run: async (world) => {
      const { limits } = await world.must('knowledgeBase.getStats')
      if (limits.maxSources > mostSources)
        throw new RecipeError(`${limits.maxSources} sources are too many for a test.`)
      return untilFull(world, limits.maxSources)
    },
  },
]

/** Makes a source, and deletes it again: nothing in its name says that it was made here. */
async function briefly(world: World, call: Parameters<World['call']>[1]) {
  const answer = await world.call(operation, call)
  if (answer.status === 201) await remove(world, answer.body.id)
  return answer
}

/** Makes sources until one is refused, and deletes them again. */
async function untilFull(world: World, most: number) {
  const json = { type: 'text', title: 'Holiday deliveries', text: 'There is no delivery on public holidays.' }
  const made: string[] = []
  let answer = await world.call(operation, { json })
  while (answer.status === 201 && made.length <= most) {
    made.push(answer.body.id)
    answer = await world.call(operation, { json })
  }
  for (const id of made) await remove(world, id)
  return answer
}
