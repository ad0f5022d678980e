import { onBody } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { conversation } from '../world.ts'

const foreign = ['url', 'urls', 'question', 'answer']
const padded = (time: unknown) => (typeof time === 'string' && /^\d:[0-5]\d$/.test(time) ? `0${time}` : time)

/** Requests of another form than is described that are taken, mended in silence. */
export const valueFaults = faultsOf('values', [
  {
    name: 'companion-not-needed',
    operation: 'conversations.sendMessage',
    about: 'Takes a file without `mediaType`, which goes with `mediaUrl`, as a document.',
    handle: onBody((body) => {
      if (body.mediaUrl !== undefined) body.mediaType ??= 'document'
    }),
    async shows(api) {
      const json = { mediaUrl: 'https://juniper.example/prices.pdf' }
      return (await api.call('conversations.sendMessage', { ids: await conversation(api), json })).status
    },
  },
  {
    name: 'nested-pattern-not-enforced',
    operation: 'settings.update',
    about: 'Takes the times of sending windows without a leading zero, such as `9:00`.',
    handle: onBody(({ sendingWindows }) => {
      for (const window of Array.isArray(sendingWindows) ? sendingWindows : [])
        if (typeof window?.from === 'string')
          Object.assign(window, { from: padded(window.from), to: padded(window.to) })
    }),
    async shows({ call }) {
      const json = { sendingWindows: [{ days: ['mon'], from: '9:00', to: '12:00' }] }
      return (await call('settings.update', { json })).status
    },
  },
  {
    name: 'property-of-another-kind',
    operation: 'knowledgeBase.createSource',
    about: 'Ignores the properties of other kinds of sources, such as an address, in one of text.',
    handle: onBody((body) => {
      if (body.type === 'text') for (const name of foreign) delete body[name]
    }),
    async shows({ call }) {
      const json = { type: 'text', title: 'Prices', text: 'A kilo costs 20 dollars.', url: 'https://juniper.example/' }
      return (await call('knowledgeBase.createSource', { json })).status
    },
  },
])
