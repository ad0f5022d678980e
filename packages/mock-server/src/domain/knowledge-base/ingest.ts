import { addressKey } from '../public-address.ts'
import type { Schemas } from '../records.ts'
import { cut } from './cut.ts'
import { mostChunks, type Original, type Passage } from './original.ts'
import { pageFault, readPage, type Web } from './web.ts'

type Source = Schemas['KnowledgeSource']
type SourceError = Schemas['KnowledgeSourceError']

/** What came of reading a source. */
export type Ingested = { pieces: Passage[]; sizeBytes: number } | { error: SourceError }

/** Reads a source: web pages as they are now, everything else from what was sent. */
export function ingest(source: Source, original: Original | undefined, web: Web): Ingested {
  const read = source.type === 'url' ? readPages(pagesOf(source), web) : readOriginal(source, original)
  if ('error' in read) return read
  const pieces = cut(read.passages)
  if (pieces.length === 0) return failed('no_text', `${source.name} holds no text.`)
  if (pieces.length > mostChunks) return failed('too_much_text', `${source.name} makes more than ${mostChunks} chunks.`)
  return { pieces, sizeBytes: read.sizeBytes }
}

const failed = (code: string, message: string): { error: SourceError } => ({ error: { code, message } })

/** The pages of a `url` source, each once. */
function pagesOf({ url, urls }: Source): string[] {
  const pages = url === null ? urls : [url, ...urls]
  const keys = pages.map(addressKey)
  return pages.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

function readPages(pages: string[], web: Web): Original | { error: SourceError } {
  for (const page of pages) {
    const fault = pageFault(page, web)
    if (fault) return failed(fault.code, `${page} ${fault.message}.`)
  }
  const read = pages.map((page) => readPage(page, web))
  return {
    sizeBytes: read.reduce((size, { sizeBytes }) => size + sizeBytes, 0),
    passages: read.flatMap(({ passages }) => passages),
  }
}

function readOriginal({ fileName, name }: Source, original: Original | undefined): Original | { error: SourceError } {
  if (fileName !== null && /fail/i.test(fileName)) return failed('file_unreadable', `${fileName} could not be read.`)
  return original ?? failed('file_unreadable', `The original of ${name} is not stored any more.`)
}
