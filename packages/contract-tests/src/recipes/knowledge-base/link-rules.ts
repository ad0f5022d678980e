import type { Json, Rule, World } from '../../world/recipes.ts'
import { addPage, freshPage } from './source.ts'

const operation = 'knowledgeBase.discoverLinks'

const discover = (world: World, url: string, json: Json = {}) => world.call(operation, { json: { url, ...json } })

const refused = (name: string, code: string, url: string): Rule => ({
  operation,
  name,
  expect: { status: 422, code },
  run: (world) => discover(world, url),
})

export const linkRules: Rule[] = [
  refused('a private address is refused', 'address_blocked', 'http://192.168.0.1/wholesale'),
  refused('a site that may not be read is refused', 'address_blocked', 'https://closed.example/wholesale'),
  refused('an address that does not answer is refused', 'address_unreachable', 'https://gone.example/wholesale'),
  {
    operation,
    name: 'no more pages than asked for are given, the start page first',
    expect: { status: 200, body: { truncated: true, links: [{ depth: 0, alreadyIngested: false }] } },
    run: (world) => discover(world, freshPage(world), { maxLinks: 1 }),
  },
  {
    operation,
    name: 'pages are sorted by depth and then by address, and none lies deeper than asked for',
    expect: { status: 200 },
    run: async (world) => {
      const answer = await discover(world, freshPage(world), { maxDepth: 2, maxLinks: 500 })
      const links: Json[] = answer.body?.links ?? []
      const sorted = links
        .filter(({ depth }) => depth <= 2)
        .toSorted((one, other) => one.depth - other.depth || (one.url < other.url ? -1 : 1))
      return { ...answer, expected: { truncated: false, links: sorted } }
    },
  },
  {
    operation,
    name: 'a page that a source holds is marked',
    expect: { status: 200, body: { links: [{ depth: 0, alreadyIngested: true }] } },
    run: async (world) => {
      const url = freshPage(world)
      await addPage(world, { url })
      return discover(world, url, { maxLinks: 1 })
    },
  },
  {
    operation,
    name: 'nothing is stored',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const url = freshPage(world)
      await discover(world, url)
      return world.call('knowledgeBase.listSources', { query: { search: url } })
    },
  },
  {
    operation,
    name: 'only links of the start page are given unless it is said otherwise',
    expect: { status: 200 },
    run: async (world) => {
      const answer = await discover(world, freshPage(world), { maxLinks: 500 })
      return { ...answer, expected: { links: (answer.body?.links ?? []).filter(({ depth }: Json) => depth <= 1) } }
    },
  },
  {
    operation,
    name: 'the same address has the same pages, each once', // on the mock server, which makes them up
    expect: { status: 200 },
    run: async (world) => {
      const url = freshPage(world)
      const { links } = await world.must(operation, { json: { url } })
      const expected = { url, links: links.filter(isFirst).map((link: Json) => ({ url: link.url, depth: link.depth })) }
      return { ...(await discover(world, url)), expected }
    },
  },
]

const isFirst = ({ url }: Json, index: number, links: Json[]): boolean =>
  links.findIndex((other) => other.url === url) === index
