import { type Fault, Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'

/**
 * Exactly one of ids and filter, and a campaign to move to just for `move`.
 *
 * @throws Problem `exclusive_fields` or `action_arguments_invalid`
 */
export function checkArguments(body: Schemas['CampaignBulkLeadAction'], campaignId: string): void {
  const { action, leadIds, filter, targetCampaignId } = body
  if ((leadIds === undefined) === (filter === undefined)) throw notExactlyOne(leadIds ? 'excludes' : 'is needed, or')
  if (action === 'move' && targetCampaignId === undefined)
    throw invalid('The action move needs targetCampaignId, the campaign to move to.', 'is needed by move')
  if (action === 'move' && targetCampaignId === campaignId)
    throw invalid('The leads are in this campaign already. Name another one to move to.', 'must be another campaign')
  if (action !== 'move' && targetCampaignId !== undefined)
    throw invalid(`The action ${action} takes no targetCampaignId. Leave it out.`, `is not taken by ${action}`)
}

function notExactlyOne(word: string): Problem {
  const fault = (one: string, other: string): Fault => ({
    pointer: `/${one}`,
    code: 'exclusive_fields',
    message: `${word} ${other}`,
  })
  const errors = [fault('leadIds', 'filter'), fault('filter', 'leadIds')]
  return new Problem('exclusive_fields', 'Give exactly one of leadIds and filter.', { errors })
}

function invalid(detail: string, message: string): Problem {
  const errors = [{ pointer: '/targetCampaignId', code: 'action_arguments_invalid', message }]
  return new Problem('action_arguments_invalid', detail, { errors })
}
