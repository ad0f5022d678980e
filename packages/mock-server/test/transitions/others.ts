import { made, ofSource } from '../knowledge-base/world.ts'
import { account, order } from '../ordering.ts'
import type { Stage } from './stage.ts'

/** Messages to those who read, and to those who cannot be reached. */
export async function messages(stage: Stage): Promise<void> {
  const { api, account: sender } = stage
  const [reached = '', unreached = ''] = [...stage.phones(1), ...stage.phones(1, '0191')]
  for (const phone of [reached, unreached])
    made(await api.POST('/api/v1/conversations/test-message', { body: { accountId: sender.id, phone, text: 'Hello' } }))
  const [conversation] = made(await api.GET('/api/v1/conversations')).data
  made(
    await api.POST('/api/v1/conversations/{conversationId}/messages', {
      params: { path: { conversationId: conversation?.id ?? '' } },
      body: { text: 'Hello' },
    }),
  )
  stage.workspace.advance('1d')
  stage.workspace.inbound({ accountId: sender.id, phone: reached, text: 'Hello!' })
  const { id, steps } = await stage.ready()
  made(await stage.test(id, steps[0]?.id ?? '', { phone: reached }))
  await stage.running(1)
}

/** Orders whose note says how they go. */
export async function orders(stage: Stage): Promise<void> {
  for (const note of ['All of it', 'The rest comes late', 'Only partial', 'This will fail'])
    await order(stage, { items: [{ ...account, quantity: 2 }], paymentMethod: 'invoice', note })
  stage.workspace.advance('1h')
}

/** Sources that can be read, and one that cannot. */
export async function sources({ api, workspace }: Stage): Promise<void> {
  const faq = { type: 'faq', question: 'When are you open?', answer: 'From nine to five.' } as const
  const page = { type: 'url', url: 'https://juniper.example/fail' } as const
  const added = [
    made(await api.POST('/api/v1/knowledge-base/sources', { body: faq })),
    made(await api.POST('/api/v1/knowledge-base/sources', { body: page })),
  ]
  workspace.advance('1h')
  for (const { id } of added) made(await api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(id)))
  workspace.advance('1h')
}
