import type { Context } from '../context.ts'
import { countTokens } from '../domain/agents/words.ts'
import { ingest } from '../domain/knowledge-base/ingest.ts'
import { ingested, processing, readBy } from '../domain/knowledge-base/source.ts'
import { emit } from '../effects/events.ts'

/** How a source is read: it waits, is read, and is ready or failed. */
export const knowledgeBase = {
  'source.process'(sourceId: string, { store, clock }: Context) {
    const source = processing(store.knowledgeBase.get(sourceId), clock.now())
    store.knowledgeBase.save(source)
    store.timeline.schedule('source.finish', sourceId, readBy(source, clock.now()))
  },
  'source.finish'(sourceId: string, context: Context) {
    const { store, clock } = context
    const source = store.knowledgeBase.get(sourceId)
    const result = ingest(source, store.knowledgeBase.findOriginal(sourceId), store.pages)
    if ('pieces' in result) {
      const chunks = result.pieces.map((piece, index) => ({
        ...piece,
        id: context.id('kbc'),
        sourceId,
        index,
        tokenCount: countTokens(piece.text),
      }))
      store.knowledgeBase.replaceChunks(sourceId, chunks)
    }
    store.knowledgeBase.save(ingested(source, result, clock.now()))
    emit('pieces' in result ? 'source.ready' : 'source.failed', { sourceId }, context)
  },
}
