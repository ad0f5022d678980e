import { placeholder } from '../../world/placeholders.ts'
import type { Recipes } from '../../world/recipes.ts'
import { changeRules } from './change-rules.ts'
import { settingsRules } from './rules.ts'

export const settings: Recipes = {
  calls: {
    'settings.update': async () => ({
      json: {
        ...{ name: 'Juniper Coffee Roasters', timezone: 'America/New_York', defaultCountry: 'US', language: 'en-US' },
        sendingWindows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
        ...{ stopOnReply: true, delayBetweenMessages: { minSeconds: 45, maxSeconds: 180 }, defaultDailyLimit: 60 },
        ...{ optOutKeywords: ['STOP'], optOutReply: 'You will get no more messages from us.', autoTagReplies: false },
        warmup: { autoStart: true, profile: 'standard' },
        agent: { defaultAgentId: placeholder('agentId'), mode: 'suggest', pauseOnHumanReply: true },
        lowCreditThreshold: 100,
        notifications: { email: true, accountDisconnected: true, campaignCompleted: true, lowCredits: true },
      },
    }),
  },
  rules: [...settingsRules, ...changeRules],
}
