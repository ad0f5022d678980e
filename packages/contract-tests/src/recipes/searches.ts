import type { Answer, CallInput, Expected, Ids, Json, Rule, World } from '../world/recipes.ts'
import { connectedAccount } from './accounts/states.ts'
import { newAgent } from './agents/agent.ts'
import { addLead, at, draft } from './campaigns/states.ts'
import { openConversation, ownConversation, sendTest } from './conversations/conversation.ts'
import { fitting } from './fitting.ts'
import { newSource } from './knowledge-base/source.ts'
import { emptyList, leadIn, newLead } from './leads/lead.ts'

/** Makes an item of a list for each of two texts, and gives a call of the list. */
type Fill = (world: World, texts: [string, string]) => Promise<CallInput>

/** An item for each text, one after the other. */
const each =
  (add: (world: World, text: string) => Promise<unknown>): Fill =>
  async (world, texts) => {
    for (const text of texts) await add(world, text)
    return {}
  }

const nameAccount = async (world: World, displayName: string): Promise<Ids> => {
  const path = await connectedAccount(world)
  await world.must('accounts.setDisplayName', { path, json: { displayName } })
  return path
}

/** By operation: how a list gets items with certain texts in them. */
const fills: Record<string, Fill> = {
  'accounts.list': each(nameAccount),
  'campaigns.list': each((world, text) => draft(world, { tags: [text] })),
  'campaigns.listLeads': async (world, texts) => {
    const campaign = await draft(world)
    for (const company of texts) await addLead(world, campaign, { company })
    return { path: at(campaign) }
  },
  'leads.list': each((world, company) => newLead(world, { company })),
  'leads.listTags': each((world, tag) => newLead(world, { tags: [tag] })),
  'leadLists.list': each((world, description) =>
    world.must('leadLists.create', { json: { name: `Cafés ${world.unique()}`, description } }),
  ),
  'leadLists.listLeads': async (world, texts) => {
    const path = await emptyList(world)
    for (const firstName of texts) await leadIn(world, path, { firstName })
    return { path }
  },
  'agents.list': each((world, name) => newAgent(world, { name })),
  'conversations.list': async (world, [one, other]) => {
    const first = await ownConversation(world)
    await sendTest(world, first, one)
    await sendTest(world, await openConversation(world, { accountId: first.accountId }), other)
    return { query: { accountId: first.accountId } }
  },
  'conversations.listTags': each((world, name) => world.call('conversations.createTag', { json: { name } })),
  'knowledgeBase.listSources': each((world, text) => newSource(world, { name: `contract-test ${text}` })),
}

/** Characters that mean something in the patterns of databases, of shells and of regular expressions. */
const special = ['%', '_', '*', '+', '(', '\\']

/** Searches for each of those characters, and gives the first answer that has more or less than what holds it. */
async function searchForEach(operation: string, fill: Fill, world: World): Promise<Answer & Expected> {
  const mark = `q${world.unique()}`
  const texts = special.map((character) => `${mark}${character}`)
  const { query, ...call } = await fill(world, [texts.join(''), `${mark}x`])
  const search = async (text: string) =>
    fitting(await world.call(operation, { ...call, query: { ...query, search: text } }), holds(text), 1)
  const [first = '', ...others] = texts
  let answer = await search(first)
  for (const text of others) if (isAsExpected(answer)) answer = await search(text)
  return answer
}

const holds = (text: string) => (item: Json) => JSON.stringify(item).includes(JSON.stringify(text).slice(1, -1))

const isAsExpected = ({ status, body, expected }: Answer & Expected): boolean =>
  status === 200 && body?.data?.length > 0 && body.data.length === expected.data.length

/** The search of a list finds what holds the text, and takes no character for more than itself. */
export const searchRules: Rule[] = Object.entries(fills).map(([operation, fill]) => ({
  operation,
  name: 'a search is a text, not a pattern',
  expect: { status: 200 },
  run: (world) => searchForEach(operation, fill, world),
}))
