/** What things cost in credits. All prices are simulated figures. */
export const prices = {
  /** A message of a campaign or of a person. */
  message: 1,
  agentReply: 2,
  testMessage: 0,
  agentTest: 0,
  competitorAnalysis: 25,
  account: { fresh: 300, prewarmed: 900 },
} as const

/** What a credit costs in the minor unit of `currency`: a US cent. */
export const creditPrice = 1
export const currency = 'USD'

/** The gift with which a workspace begins. */
export const welcomeCredits = 1000
