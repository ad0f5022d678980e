import type { Edit } from './edits.ts'

/** A release that adds: an operation with all that belongs to it, options, properties, codes and values. */
export const adding: Edit[] = [
  {
    what: 'an operation in its section',
    from: '    archive(campaignId: string, options?: CallOptions): ApiPromise<Campaign>;\n',
    to: '    archive(campaignId: string, options?: CallOptions): ApiPromise<Campaign>;\n    revive(campaignId: string, body?: CampaignRevive, options?: CallOptions): ApiPromise<Campaign>;\n',
    changes: { 'client: campaigns.revive added': 'minor' },
  },
  {
    what: 'its body',
    from: 'export interface CampaignSchedule {',
    to: 'export interface CampaignRevive {\n    reason?: string;\n}\nexport interface CampaignSchedule {',
    changes: { 'client: CampaignRevive added': 'minor' },
  },
  {
    what: 'its problem codes',
    from: '    "campaigns.archive": ',
    to: '    "campaigns.revive": IdProblemCode | "campaign_active";\n    "campaigns.archive": ',
    changes: { 'client: ProblemCodes.campaigns.revive added': 'minor' },
  },
  {
    what: 'its path',
    from: '    "/api/v1/campaigns/{campaignId}/archive": {',
    to: '    "/api/v1/campaigns/{campaignId}/revive": {\n        post: MaySend<InPath<"campaignId">, Json<CampaignRevive>, Ok<Campaign>>;\n    };\n    "/api/v1/campaigns/{campaignId}/archive": {',
    changes: { 'client: paths./api/v1/campaigns/{campaignId}/revive added': 'minor' },
  },
  {
    what: 'the parameters of its path',
    from: '        archive: [\n',
    to: '        revive: [\n            "campaignId"\n        ];\n        archive: [\n',
    changes: { 'client: PathNames.campaigns.revive added': 'minor' },
  },
  {
    what: 'one more operation that reads',
    from: '    provision: never;\n    settings: "get";',
    to: '    provision: never;\n    settings: "get" | "preview";',
    changes: { 'client: Reads.settings values added': 'minor' },
  },
  {
    what: 'an option of every call',
    from: '    idempotencyKey?: string;\n',
    to: '    idempotencyKey?: string;\n    priority?: number;\n',
    changes: { 'client: CallOptions.priority added': 'minor' },
  },
  {
    what: 'a property of an answer that bodies of handlers have too',
    from: 'export interface Lead {\n',
    to: 'export interface Lead {\n    nickname: string | null;\n',
    changes: { 'client: Lead.nickname added': 'minor' },
  },
  {
    what: 'a property of a body',
    from: 'export interface LeadUpdate {\n',
    to: 'export interface LeadUpdate {\n    nickname?: string | null;\n',
    changes: { 'client: LeadUpdate.nickname added': 'minor' },
  },
  {
    what: 'a property of problems, of which handlers write some',
    from: 'export interface Problem {\n',
    to: 'export interface Problem {\n    help: string;\n',
    changes: { 'client: Problem.help added': 'minor' },
  },
  {
    what: 'a problem code of an operation',
    from: '    "agents.create": BodyProblemCode',
    to: '    "agents.create": BodyProblemCode | "name_taken"',
    changes: { 'client: ProblemCodes.agents.create values added': 'minor' },
  },
  {
    what: 'a value of an enum of answers',
    from: '"in_progress" | "replied" | "completed" | "paused" | "failed" | "opted_out" | "skipped" | Unlisted',
    to: '"in_progress" | "replied" | "completed" | "paused" | "failed" | "opted_out" | "skipped" | "bounced" | Unlisted',
    changes: { 'client: CampaignLeadStatus values added': 'minor' },
  },
  {
    what: 'a value of a closed enum of bodies',
    from: '"mark_opted_out" | "move"',
    to: '"mark_opted_out" | "move" | "copy"',
    changes: { 'client: CampaignLeadAction values added': 'minor' },
  },
  {
    what: 'a body may be a form',
    from: 'patch: Sends<InPath<"leadId">, Json<LeadUpdate>',
    to: 'patch: Sends<InPath<"leadId">, JsonOrForm<LeadUpdate>',
    changes: { 'client: paths./api/v1/leads/{leadId}.patch.requestBody.content.multipart/form-data added': 'minor' },
  },
]
