import type { Json } from '../../../src/world/recipes.ts'
import { onBody, onSuccess } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { queryOf } from '../message.ts'
import { each, leads } from '../world.ts'

/** Lists that are wrong at an edge: of a filter, of a span, of a number. */
export const listFaults = faultsOf('lists', [
  {
    name: 'plus-sign-needed',
    operation: 'leads.list',
    about: 'Finds no lead by its phone number when the plus sign is left out, as it may be.',
    handle: onSuccess((body, asked) => {
      if (/^\d/.test(queryOf(asked, 'phone') ?? '')) body.data = []
    }),
    async shows(api) {
      await leads(api, 'Okafor')
      return each(await api.call('leads.list', { query: { phone: '12025550140' } }), 'lastName')
    },
  },
  {
    name: 'from-is-exclusive',
    operation: 'credits.listTransactions',
    about: 'Leaves out the lines at the very time of `from`.',
    handle: onSuccess((body, asked) => {
      const from = Date.parse(queryOf(asked, 'from') ?? '')
      if (!Number.isNaN(from)) body.data = body.data.filter(({ createdAt }: Json) => Date.parse(createdAt) !== from)
    }),
    async shows({ must, call }) {
      const [{ createdAt: from }] = (await must('credits.listTransactions')).data
      return each(await call('credits.listTransactions', { query: { from } }), 'type')
    },
  },
  {
    name: 'one-link-too-many',
    operation: 'knowledgeBase.discoverLinks',
    about: 'Does not count the start page among the links that `maxLinks` allows.',
    handle: onBody((body) => {
      if (Number.isInteger(body.maxLinks) && body.maxLinks >= 1 && body.maxLinks < 500) body.maxLinks += 1
    }),
    async shows({ must }) {
      const json = { url: 'https://juniper.example/wholesale', maxLinks: 2 }
      return (await must('knowledgeBase.discoverLinks', { json })).links.length
    },
  },
])
