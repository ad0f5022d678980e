import type { Recipes } from '../../world/recipes.ts'
import { bulkRules } from './bulk-leads.ts'
import { calls } from './calls.ts'
import { changeRules } from './changes.ts'
import { duplicateRules } from './duplicate.ts'
import { enrolmentRules } from './enrolment.ts'
import { examples } from './examples.ts'
import { importRules } from './import.ts'
import { leadRules } from './leads.ts'
import { lists } from './lists.ts'
import { mediaRules } from './media.ts'
import { pauseRules } from './pause.ts'
import { readinessRules } from './readiness.ts'
import { recordRules } from './records.ts'
import { sendingRules, sentRules } from './sent.ts'
import { sequenceRules } from './sequence.ts'
import { startRules } from './start.ts'
import { stateRules } from './state.ts'
import { at, atStep, draft, draftWithSteps } from './states.ts'
import { statsRules } from './stats.ts'
import { stepRules } from './steps.ts'
import { testRules } from './test-message.ts'

export const campaigns: Recipes = {
  resources: {
    campaignId: async (world) => at(await draft(world)),
    stepId: async (world) => atStep(await draftWithSteps(world, 'Our spring roast is here.')),
  },
  calls,
  examples,
  lists,
  bound: {
    'campaigns.list': ['cursor'],
    // Two letters that are no country are a fault of the request.
    'campaigns.importLeads': ['defaultCountry', 'options.defaultCountry'],
    'campaigns.listLeads': ['cursor'],
    'campaigns.getDailyStats': ['from', 'to', 'timezone'],
  },
  rules: [
    ...sendingRules,
    ...recordRules,
    ...stateRules,
    ...changeRules,
    ...stepRules,
    ...sequenceRules,
    ...mediaRules,
    ...testRules,
    ...startRules,
    ...readinessRules,
    ...pauseRules,
    ...leadRules,
    ...enrolmentRules,
    ...bulkRules,
    ...importRules,
    ...statsRules,
    ...duplicateRules,
    ...sentRules,
  ],
}
