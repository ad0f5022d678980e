import type { Invariant, Recipes, Rule } from '../world/recipes.ts'
import { accounts } from './accounts/index.ts'
import { agents } from './agents/index.ts'
import { campaigns } from './campaigns/index.ts'
import { conversations } from './conversations/index.ts'
import { credits } from './credits.ts'
import { knowledgeBase } from './knowledge-base/index.ts'
import { leadLists } from './lead-lists/index.ts'
import { leads } from './leads/index.ts'
import { orders } from './orders.ts'
import { provision } from './provision.ts'
import { searchRules } from './searches.ts'
import { settings } from './settings/index.ts'
import { spanRules } from './spans.ts'
import { warmup } from './warmup.ts'

const sections: readonly Recipes[] = [
  accounts,
  campaigns,
  leads,
  leadLists,
  conversations,
  agents,
  warmup,
  credits,
  orders,
  provision,
  settings,
  knowledgeBase,
]

const merged = <Value>(of: (recipes: Recipes) => Record<string, Value> | undefined): Record<string, Value> =>
  Object.assign({}, ...sections.map(of))

/** A problem names the request as the header does. */
const requestIdInProblems: Invariant = {
  name: 'the instance of a problem is the request id of the header',
  brokenBy({ status, headers, body }) {
    const id = headers['x-request-id']
    if (status < 400 || id === undefined || typeof body?.instance !== 'string' || body.instance === id) return undefined
    return { expected: id, actual: body.instance }
  },
}

/** How to get at real things of the Rocketlead API, and the rules that its operations keep. */
export const rocketlead: Recipes = {
  resources: merged(({ resources }) => resources),
  calls: merged(({ calls }) => calls),
  examples: merged(({ examples }) => examples),
  lists: merged(({ lists }) => lists),
  unknown: merged(({ unknown }) => unknown),
  bound: merged(({ bound }) => bound),
  rules: [...sections.flatMap(({ rules }): Rule[] => rules ?? []), ...searchRules, ...spanRules],
  finds: sections.flatMap(({ finds }) => finds ?? []),
  lacking: ['insufficient_credits', 'rate_limited'],
  forbiddenKeys: ['rl_live_contract'],
  bodyLimits: { 'application/json': 8 * 2 ** 20 },
  refusesUnknownParameters: true,
  answersMethodNotAllowed: true,
  always: [requestIdInProblems],
}
