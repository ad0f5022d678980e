import type { Ids, Json, World } from '../../world/recipes.ts'
import { accountIn, connectedAccount } from '../accounts/states.ts'
import { phoneEnding } from '../phones.ts'

/** A conversation as rules need it. */
export interface Opened {
  conversationId: string
  accountId: string
  phone: string
  messageId: string
  /** When it was opened, as the server counts time. */
  at: string
}

/** Endings that the mock server keeps for numbers that are on WhatsApp and do not write back; elsewhere they mean nothing. */
const quiet = ['0197', '0196', '0193', '0192'] as const

/** A number for a contact: of those that are kept for fiction, and hardly ever given twice. */
export function quietPhone(world: Pick<World, 'unique'>): string {
  const ending = quiet[world.unique('quiet') % quiet.length] ?? '0197'
  return phoneEnding(ending, world)
}

/** How many numbers are tried until one is nobody's. */
const tries = 40

/** A number that nobody of the workspace wrote with yet: there are only so many, and earlier runs may have used some. */
async function strangersPhone(world: World): Promise<string> {
  let phone = quietPhone(world)
  for (let count = 0; count < tries; count++) {
    const { status } = await world.call('conversations.getContact', { path: { phone } })
    if (status !== 200) break
    phone = quietPhone(world)
  }
  return phone
}

/**
 * Opens a conversation by a test message, which costs nothing: of a certain account, or of one that can send; with a
 * certain number, or with any.
 */
export async function openConversation(world: World, account?: Ids, phone?: string): Promise<Opened> {
  const message = async (from: Ids) => ({
    ...from,
    phone: phone ?? (await strangersPhone(world)),
    text: 'Hello from Juniper Coffee.',
  })
  const first = await message(account ?? idOf(await world.get('accountId')))
  const { status, body } = await world.call('conversations.sendTestMessage', { json: first })
  if (status === 200) return opened(body, first.phone)
  // The account that is there may be paused or retired by now, and the number may have opted out.
  const second = await message(account ?? idOf(await world.make('accountId')))
  return opened(await world.must('conversations.sendTestMessage', { json: second }), second.phone)
}

const idOf = ({ accountId = '' }: Ids): Ids => ({ accountId })

const opened = ({ id, conversationId, accountId, createdAt }: Json, phone: string): Opened => ({
  conversationId,
  accountId,
  phone,
  messageId: id,
  at: createdAt,
})

/** A conversation with a contact that is no lead, on an account of its own. */
export const ownConversation = async (world: World): Promise<Opened> =>
  openConversation(world, await connectedAccount(world))

/** A conversation on an account of its own that may write to strangers. */
export const sendingConversation = async (world: World): Promise<Opened> =>
  openConversation(world, await accountIn('production', world))

/** A time as the server counts it, which may not be that of this machine. */
export const daysAfter = (time: string, days: number): string =>
  new Date(Date.parse(time) + days * 86_400_000).toISOString()

/** The time of a message that is to be sent a day after the conversation was opened. */
export const tomorrow = ({ at }: Opened): string => daysAfter(at, 1)

export const pathOf = ({ conversationId }: Pick<Opened, 'conversationId'>): Ids => ({ conversationId })

/** Schedules a message for tomorrow. */
export const schedule = (world: World, conversation: Opened, json: Json = {}): Promise<Json> =>
  world.must('conversations.scheduleMessage', {
    path: pathOf(conversation),
    json: { text: 'Has the sample arrived?', sendAt: tomorrow(conversation), ...json },
  })

/** What is scheduled in a conversation, soonest first. */
export const scheduledIn = (world: World, conversation: Opened) =>
  world.call('conversations.listScheduledMessages', { path: pathOf(conversation) })

/** The conversations of an account. */
export const conversationsOf = (world: World, { accountId }: Opened, query: Json = {}) =>
  world.call('conversations.list', { query: { accountId, ...query } })

export async function newTag(world: World): Promise<string> {
  const { id } = await world.must('conversations.createTag', { json: { name: `Sample sent ${world.unique()}` } })
  return id
}

/** Writes to the contact of a conversation, which costs nothing. */
export const sendTest = (world: World, { accountId, phone }: Opened, text: string): Promise<Json> =>
  world.must('conversations.sendTestMessage', { json: { accountId, phone, text } })

/** Opts the contact of a conversation out. */
export const optOut = (world: World, { phone }: Opened): Promise<Json> =>
  world.must('conversations.updateContact', { path: { phone }, json: { optedOut: true } })

export const pauseAccount = (world: World, { accountId }: Opened): Promise<Json> =>
  world.must('accounts.togglePause', { path: { accountId }, json: { paused: true } })
