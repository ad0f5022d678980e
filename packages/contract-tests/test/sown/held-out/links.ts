import { onStatus, onSuccess } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { withHeaders } from '../message.ts'
import { amara, conversation } from '../world.ts'

/** Addresses and ids that nobody can follow. */
export const linkFaults = faultsOf('links', [
  {
    name: 'location-of-an-inner-host',
    operation: 'campaigns.create',
    about: 'Answers a Location at the host behind the proxy, which nobody outside reaches.',
    handle: onStatus(201, (answered) =>
      withHeaders(answered, { location: `http://campaigns.internal:8080${answered.headers.get('location')}` }),
    ),
    async shows({ call }) {
      return (await call('campaigns.create', { json: { name: 'Spring' } })).headers.get('location')
    },
  },
  {
    name: 'id-without-its-prefix',
    operation: 'conversations.getContact',
    about: 'Answers `conversationIds` without the prefix that the ids have elsewhere, so that they name nothing.',
    handle: onSuccess((body) => {
      body.conversationIds = body.conversationIds.map((id: string) => id.replace(/^cnv_/, ''))
    }),
    async shows(api) {
      await conversation(api)
      const { conversationIds } = await api.must('conversations.getContact', { ids: { phone: amara } })
      return (await api.call('conversations.listMessages', { ids: { conversationId: conversationIds[0] } })).status
    },
  },
])
