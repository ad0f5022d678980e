import { Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'
import { after, day, second } from '../time.ts'
import type { Ingested } from './ingest.ts'
import type { Original } from './original.ts'

type Source = Schemas['KnowledgeSource']

/** The most that a workspace may have; simulated figures. */
export const limits: Schemas['KnowledgeBaseLimits'] = { maxSources: 100, maxStorageBytes: 100 * 1024 * 1024 }

/** How long a source waits, and how long each page of it then takes. */
export const waitLasts = 2 * second
const pageLasts = 8 * second

/** How long the original of a file is kept. */
export const fileKeptFor = 90 * day

/** A source that is asked for: what it is, and what was sent to make it (web pages are read later). */
export interface Draft extends Pick<Source, 'type' | 'url' | 'urls' | 'fileName' | 'agentIds'> {
  name: string
  original: Original | null
}

/** A source that waits to be read. */
export const newSource = (id: string, { original: _, name, ...draft }: Draft, now: Date): Source => ({
  ...draft,
  id,
  name: name.slice(0, 1000),
  status: 'pending',
  chunkCount: 0,
  charCount: 0,
  sizeBytes: 0,
  error: null,
  lastIngestedAt: null,
  ingestCount: 0,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/** @throws Problem `knowledge_limit_reached` */
export function ensureRoom({ original }: Draft, { count, bytes }: { count: number; bytes: number }): void {
  const { maxSources, maxStorageBytes } = limits
  if (count >= maxSources)
    throw new Problem(
      'knowledge_limit_reached',
      `The workspace has ${count} sources, the most it may have. Delete sources that are not needed.`,
    )
  const { sizeBytes = 0 } = original ?? {}
  if (bytes + sizeBytes > maxStorageBytes)
    throw new Problem(
      'knowledge_limit_reached',
      `The workspace stores ${bytes} bytes, and ${sizeBytes} more are over the ${maxStorageBytes} that it may store. Delete sources that are not needed.`,
    )
}

/** @throws Problem `source_taken` when the address is that of a source */
export function ensureNew(url: string, known: Source | undefined): void {
  if (!known) return
  const errors = [{ pointer: '/url', code: 'source_taken', message: 'is the address of a source already' }]
  throw new Problem('source_taken', `The address ${url} is the source ${known.id} already. Ingest that again.`, {
    errors,
  })
}

/** @throws Problem `unknown_reference` that names each agent that does not exist */
export function ensureAgents(agentIds: readonly string[], isAgent: (id: string) => boolean): void {
  const errors = agentIds.flatMap((id, index) =>
    isAgent(id)
      ? []
      : [{ pointer: `/agentIds/${index}`, code: 'unknown_reference', message: 'names no agent of this workspace' }],
  )
  if (errors.length === 0) return
  throw new Problem(
    'unknown_reference',
    'The source names an agent that does not exist. Use the id of one that does.',
    { errors },
  )
}

/**
 * A source that waits to be read again; agents go on with its old chunks.
 *
 * @throws Problem `ingestion_running` or `reingestion_impossible`
 */
export function reingest(source: Source, now: Date): Source {
  if (source.status === 'pending' || source.status === 'processing')
    throw new Problem(
      'ingestion_running',
      `The source "${source.name}" is being ingested. Wait until its status is ready or failed.`,
    )
  if (source.type === 'file' && after(new Date(source.createdAt), fileKeptFor) <= now)
    throw new Problem(
      'reingestion_impossible',
      `The original of the source "${source.name}" is not stored any more. Create a new source from the file.`,
    )
  return { ...source, status: 'pending', error: null, updatedAt: now.toISOString() }
}

/** The source while it is read. */
export const processing = (source: Source, now: Date): Source => ({
  ...source,
  status: 'processing',
  updatedAt: now.toISOString(),
})

/** When a source that is being read has been read. */
export const readBy = ({ urls }: Source, now: Date): Date =>
  after(now, pageLasts + urls.length * (pageLasts + 2 * second))

/** A source that was read: ready with its new chunks, or failed and with its old ones. */
export function ingested(source: Source, result: Ingested, now: Date): Source {
  const updatedAt = now.toISOString()
  if ('error' in result) return { ...source, status: 'failed', error: result.error, updatedAt }
  return {
    ...source,
    status: 'ready',
    chunkCount: result.pieces.length,
    charCount: result.pieces.reduce((count, { text }) => count + text.length, 0),
    sizeBytes: result.sizeBytes,
    error: null,
    lastIngestedAt: updatedAt,
    ingestCount: source.ingestCount + 1,
    updatedAt,
  }
}

/** Counts sources, their chunks and their size. */
export function statsOf(sources: readonly Source[]): Schemas['KnowledgeBaseStats'] {
  const count = (...statuses: Source['status'][]) => sources.filter(({ status }) => statuses.includes(status)).length
  const total = (size: 'chunkCount' | 'charCount' | 'sizeBytes') =>
    sources.reduce((all, source) => all + source[size], 0)
  const times = sources.flatMap(({ lastIngestedAt }) => lastIngestedAt ?? [])
  return {
    sources: {
      total: sources.length,
      ready: count('ready'),
      processing: count('pending', 'processing'),
      failed: count('failed'),
    },
    chunks: total('chunkCount'),
    characters: total('charCount'),
    storageBytes: total('sizeBytes'),
    limits,
    lastIngestedAt: times.toSorted().at(-1) ?? null,
  }
}
