import { type Fault, Problem } from '../problem.ts'
import type { Conversation, ConversationTag, Schemas } from '../records.ts'

/** Colors of tags that were made without one: every tenth of the wheel. */
const palette = [
  '#d9480f',
  '#2b8a3e',
  '#1864ab',
  '#862e9c',
  '#e67700',
  '#087f5b',
  '#c92a2a',
  '#364fc7',
  '#5c940d',
  '#a61e4d',
] as const

/** A tag that no conversation has yet. `choice` in [0, 1) chooses its color when none is given. */
export const newTag = (
  id: string,
  { name, color }: Schemas['ConversationTagCreate'],
  choice: number,
  now: Date,
): ConversationTag => ({
  id,
  name,
  color: color ?? palette[Math.floor(choice * palette.length)] ?? palette[0],
  conversationCount: 0,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/** @throws Problem `name_taken` */
export function ensureFree(known: ConversationTag | undefined): void {
  if (!known) return
  throw new Problem(
    'name_taken',
    `The tag ${known.id} is named "${known.name}" already. Use it, or choose another name.`,
    { errors: [{ pointer: '/name', code: 'name_taken', message: 'is taken' }] },
  )
}

/** Ids of tags and where they stand in the body. */
export type Named = readonly { pointer: string; ids: readonly string[] | undefined }[]

/** @throws Problem `unknown_reference` that names every id of no tag */
export function ensureTags(named: Named, exists: (id: string) => boolean): void {
  const unknown = named.flatMap(({ pointer, ids = [] }) =>
    ids.flatMap((id, index) => (exists(id) ? [] : [{ id, pointer: `${pointer}/${index}` }])),
  )
  const [first] = unknown
  if (!first) return
  const message = 'names no tag of this workspace'
  throw new Problem('unknown_reference', `There is no tag ${first.id} in this workspace. Create it first.`, {
    errors: unknown.map(({ pointer }): Fault => ({ pointer, code: 'unknown_reference', message })),
  })
}

/** @throws Problem `exclusive_fields` for both forms at once */
export function ensureOneForm({ tagIds, add, remove }: Schemas['ConversationUpdateTags']): void {
  const changes = [
    { pointer: '/add', ids: add },
    { pointer: '/remove', ids: remove },
  ].filter(({ ids }) => ids)
  if (!tagIds || changes.length === 0) return
  throw new Problem('exclusive_fields', 'Give tagIds, or add and remove, not both.', {
    errors: [
      { pointer: '/tagIds', code: 'exclusive_fields', message: 'excludes add and remove' },
      ...changes.map(({ pointer }) => ({ pointer, code: 'exclusive_fields', message: 'excludes tagIds' })),
    ],
  })
}

/** The most tags of a conversation. */
export const maxTags = 50

/** @param count how many tags the conversation would have */
export function tooManyTags(count: number): Problem {
  const message = `would make ${count} tags; at most ${maxTags} are allowed`
  return new Problem('validation_failed', `The request has 1 fault. add ${message}.`, {
    errors: [{ pointer: '/add', code: 'maxItems', message }],
  })
}

/** The conversation with just these tags; the same ones change nothing. */
export function withTags(conversation: Conversation, tags: ConversationTag[], now: Date): Conversation {
  const before = conversation.tags.map(({ id }) => id)
  const isSame = before.length === tags.length && tags.every(({ id }) => before.includes(id))
  return isSame ? conversation : { ...conversation, tags, updatedAt: now.toISOString() }
}

/** The ids of a conversation's tags after a change; removing is done first. */
export function tagIdsAfter(
  { tags }: Conversation,
  { tagIds, add = [], remove = [] }: Schemas['ConversationUpdateTags'],
): string[] {
  const kept = tags.map(({ id }) => id).filter((id) => !remove.includes(id))
  return tagIds ?? [...new Set([...kept, ...add])]
}
