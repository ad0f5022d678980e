import {
  ensureFree,
  ensureOneForm,
  ensureTags,
  maxTags,
  newTag,
  tagIdsAfter,
  tooManyTags,
  withTags,
} from '../../domain/conversations/tags.ts'
import { created, gone, ok, type Section } from '../../operation.ts'

export const tags = {
  listTags({ query }, { store }) {
    return ok({ data: store.conversationTags.list(query.search) })
  },

  createTag({ body }, { store, clock, id, chance }) {
    ensureFree(store.conversationTags.findByName(body.name))
    const tagId = id('tag')
    const tag = newTag(tagId, body, chance('tag', tagId), clock.now())
    store.conversationTags.save(tag)
    return created(tag, `/api/v1/conversation-tags/${tag.id}`)
  },

  deleteTag({ path }, { store }) {
    store.conversationTags.remove(store.conversationTags.get(path.tagId).id)
    return gone
  },

  updateTags({ path, body }, { store, clock }) {
    const conversation = store.conversations.get(path.conversationId)
    ensureOneForm(body)
    ensureTags(
      [
        { pointer: '/tagIds', ids: body.tagIds },
        { pointer: '/add', ids: body.add },
        { pointer: '/remove', ids: body.remove },
      ],
      (id) => store.conversationTags.find(id) !== undefined,
    )
    const tagIds = tagIdsAfter(conversation, body)
    if (tagIds.length > maxTags) throw tooManyTags(tagIds.length)
    store.conversations.save(withTags(conversation, tagIds.map(store.conversationTags.get), clock.now()))
    return ok(store.conversations.get(conversation.id))
  },
} satisfies Pick<Section<'conversations'>, 'listTags' | 'createTag' | 'deleteTag' | 'updateTags'>
