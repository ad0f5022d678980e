import type { Context } from '../context.ts'
import { checkDocument, kindOf, maxDocumentBytes, readDocument } from '../domain/knowledge-base/document.ts'
import { faqOriginal, textOriginal } from '../domain/knowledge-base/original.ts'
import {
  type Draft,
  ensureAgents,
  ensureNew,
  ensureRoom,
  newSource,
  reingest,
  statsOf,
  waitLasts,
} from '../domain/knowledge-base/source.ts'
import { discover, pageFault, siteFault } from '../domain/knowledge-base/web.ts'
import { Problem } from '../domain/problem.ts'
import { addressKey } from '../domain/public-address.ts'
import type { Schemas } from '../domain/records.ts'
import { after } from '../domain/time.ts'
import { refuseFaults } from '../domain/web.ts'
import { followSource } from '../effects/knowledge-base.ts'
import { accepted, created, gone, ok, type Preparation, type Section, type UploadedFile } from '../operation.ts'

export const knowledgeBase = {
  listSources({ query }, { store }) {
    const { limit = 25, ...filter } = query
    return ok(store.knowledgeBase.list({ ...filter, limit }))
  },

  createSource({ body, form, file }, context) {
    const { store, clock } = context
    const draft = file ? draftOfFile(file, form ?? {}) : draftOf(body)
    if (draft.url !== null) {
      refuseFaults([siteFault(draft.url, store.pages, '/url')])
      ensureNew(draft.url, store.knowledgeBase.findByUrl(draft.url))
    }
    ensureAgents(draft.agentIds, (id) => store.agents.find(id) !== undefined)
    ensureRoom(draft, { count: store.knowledgeBase.all().length, bytes: store.knowledgeBase.storedBytes() })
    const source = newSource(context.id('kbs'), draft, clock.now())
    if (draft.original) store.knowledgeBase.saveOriginal(source.id, draft.original)
    waitForReading(source, context)
    followSource(source, true, context)
    return created(source, `/api/v1/knowledge-base/sources/${source.id}`)
  },

  discoverLinks({ body }, { store }) {
    const { url, maxLinks = 50, maxDepth = 1, includeSitemap = true } = body
    refuseFaults([pageFault(url, store.pages, '/url')])
    const known = new Set(
      store.knowledgeBase
        .all()
        .flatMap((source) => [source.url ?? [], source.urls].flat())
        .map(addressKey),
    )
    const pages = discover(url, { maxDepth, includeSitemap }, store.pages)
    const links = pages
      .slice(0, maxLinks)
      .map((page) => ({ ...page, alreadyIngested: known.has(addressKey(page.url)) }))
    return ok({ url, links, truncated: pages.length > maxLinks })
  },

  deleteSource({ path }, context) {
    const { store } = context
    const source = store.knowledgeBase.get(path.sourceId)
    followSource(source, false, context)
    store.knowledgeBase.remove(source.id)
    store.timeline.schedule('source.process', source.id, null)
    store.timeline.schedule('source.finish', source.id, null)
    return gone
  },

  reingestSource({ path }, context) {
    const source = reingest(context.store.knowledgeBase.get(path.sourceId), context.clock.now())
    waitForReading(source, context)
    return accepted(source)
  },

  listChunks({ path, query }, { store }) {
    const { limit = 25, ...filter } = query
    const { id } = store.knowledgeBase.get(path.sourceId)
    return ok(store.knowledgeBase.listChunks(id, { ...filter, limit }))
  },

  getStats({ query }, { store }) {
    const agent = query.agentId === undefined ? undefined : store.agents.get(query.agentId)
    const sources = store.knowledgeBase.all()
    return ok(statsOf(agent ? sources.filter(({ agentIds }) => agentIds.includes(agent.id)) : sources))
  },
} satisfies Section<'knowledgeBase'>

/** Finds the text of an uploaded document; one that is refused anyway is not opened. */
export const prepareSource: Preparation = async (file) => {
  const kind = kindOf(file)
  if (!kind || file.bytes.length > maxDocumentBytes) return file
  try {
    return { ...file, document: await readDocument(file, kind) }
  } catch (error) {
    if (error instanceof Problem) return { ...file, document: error }
    throw error
  }
}

/** Saves a source that is to be read, and plans that it is. */
function waitForReading(source: Schemas['KnowledgeSource'], { store, clock }: Context): void {
  store.knowledgeBase.save(source)
  store.timeline.schedule('source.process', source.id, after(clock.now(), waitLasts))
}

function draftOf(body: Schemas['KnowledgeSourceCreate']): Draft {
  const { type, agentIds = [] } = body
  const draft = { type, url: null, urls: [], fileName: null, agentIds }
  if (body.type === 'url')
    return { ...draft, name: body.name ?? body.url, url: body.url, urls: body.urls ?? [], original: null }
  if (body.type === 'text')
    return { ...draft, name: body.name ?? body.title, original: textOriginal(body.title, body.text) }
  return { ...draft, name: body.name ?? body.question, original: faqOriginal(body.question, body.answer) }
}

/** @throws Problem `media_too_large`, `unsupported_media_type` or `media_invalid` */
function draftOfFile(file: UploadedFile, { name, agentIds = [] }: { name?: string; agentIds?: string[] }): Draft {
  checkDocument(file)
  const { document = [], bytes } = file
  if (document instanceof Problem) throw document
  const fileName = file.name || 'file'
  const original = { sizeBytes: bytes.length, passages: document }
  return { type: 'file', name: name ?? fileName, url: null, urls: [], fileName, agentIds, original }
}
