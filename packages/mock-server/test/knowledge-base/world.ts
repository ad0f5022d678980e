import type { components } from '../../generated/openapi/schema.ts'
import { type Setup, setup } from '../setup.ts'

type Schemas = components['schemas']
type SourceCreate = Schemas['KnowledgeSourceCreate']

/** A server with short ways to make agents and sources and to read them. */
export function setupKnowledge() {
  const world = setup()
  const { api, workspace } = world
  const createAgent = async (body: Partial<Schemas['AgentCreate']> = {}) => {
    const agent = { name: 'Concierge', instructions: 'You answer cafés.', mode: 'suggest' as const, ...body }
    return made(await api.POST('/api/v1/agents', { body: agent }))
  }
  const createSource = (body: SourceCreate) => api.POST('/api/v1/knowledge-base/sources', { body })
  const createFaq = async (question: string, answer: string, agentIds: string[] = []) =>
    made(await createSource({ type: 'faq', question, answer, agentIds }))
  const getAgent = async (agentId: string) =>
    made(await api.GET('/api/v1/agents/{agentId}', { params: { path: { agentId } } }))
  const sources = async () => made(await api.GET('/api/v1/knowledge-base/sources')).data
  const chunksOf = async (sourceId: string, query: { search?: string; limit?: number; cursor?: string } = {}) =>
    made(
      await api.GET('/api/v1/knowledge-base/sources/{sourceId}/chunks', {
        params: { path: { sourceId }, query: { limit: 100, ...query } },
      }),
    )
  /** Makes a source, waits until it was read, and gives it with its chunks. */
  async function read(body: SourceCreate) {
    const { id } = made(await createSource(body))
    workspace.advance('1h')
    const source = (await sources()).find((one) => one.id === id)
    return { source, chunks: (await chunksOf(id)).data }
  }
  return {
    ...world,
    createAgent,
    createSource,
    createFaq,
    getAgent,
    sources,
    chunksOf,
    read,
    upload: uploadWith(world),
  }
}

export const ofAgent = (agentId: string) => ({ params: { path: { agentId } } })
export const ofSource = (sourceId: string) => ({ params: { path: { sourceId } } })

/** What was answered, which is expected to be no problem. */
export function made<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error))
  return data
}

/** Uploads a file, as a form. */
const uploadWith =
  ({ mock }: Setup) =>
  async (file: File, parts: Record<string, string> = {}, headers: Record<string, string> = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(parts)) body.append(name, value)
    body.append('file', file)
    const response = await mock.fetch('http://mock.test/api/v1/knowledge-base/sources', {
      method: 'POST',
      headers: { authorization: 'Bearer rl_test_1', ...headers },
      body,
    })
    // The client does not know how to send forms, so nothing types the answer.
    return {
      response,
      body: (await response.json()) as Schemas['KnowledgeSource'] & Pick<Schemas['Problem'], 'detail'>,
    }
  }
