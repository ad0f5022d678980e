import { Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'
import { minute } from '../time.ts'
import { failsToLoad, siteName } from '../web.ts'

type Analysis = Schemas['CompetitorAnalysis']
type Result = Schemas['CompetitorAnalysisResult']

/** How long a run waits, and how long it then reads. */
export const queueLasts = minute
export const runLasts = 3 * minute

export const notStarted = (agentId: string): Analysis => ({
  id: null,
  agentId,
  status: 'not_started',
  input: null,
  result: null,
  error: null,
  creditsCharged: 0,
  startedAt: null,
  completedAt: null,
})

export const isUnderWay = ({ status }: Analysis): boolean => status === 'queued' || status === 'running'

/** @throws Problem `analysis_running` */
export function ensureIdle(analysis: Analysis): void {
  if (!isUnderWay(analysis)) return
  throw new Problem(
    'analysis_running',
    `The analysis ${analysis.id} of this agent is ${analysis.status}. Wait until it has ended.`,
  )
}

/** A run that waits; the result of the run before stays. */
export const queued = (
  before: Analysis,
  id: string,
  input: NonNullable<Analysis['input']>,
  price: number,
  now: Date,
): Analysis => ({
  ...before,
  id,
  status: 'queued',
  input,
  error: null,
  creditsCharged: price,
  startedAt: now.toISOString(),
  completedAt: null,
})

export const running = (analysis: Analysis): Analysis => ({ ...analysis, status: 'running' })

/** The end of a run. It fails when a competitor's address has `fail` in its path; its credits then come back. */
export function ended(analysis: Analysis, chance: Chance, now: Date): Analysis {
  const urls = analysis.input?.competitorUrls ?? []
  const unreadable = urls.find(failsToLoad)
  const completedAt = now.toISOString()
  if (unreadable === undefined) return { ...analysis, status: 'completed', result: resultOf(urls, chance), completedAt }
  const error = { code: 'no_content', message: `${unreadable} shows no text that could be read.` }
  return { ...analysis, status: 'failed', error, creditsCharged: 0, completedAt }
}

/** A number in [0, 1) that is always the same for the same parts. */
type Chance = (...parts: string[]) => number

const positionings = [
  'Everyday goods at a low price.',
  'Rare goods for connoisseurs.',
  'Everything from one hand, for large customers.',
  'Personal service in its own town.',
]
const strengths = ['Low price', 'Large stock', 'Wide choice', 'Well-known name', 'Quick answers']
const weaknesses = ['One delivery a week', 'No single orders', 'Slow answers', 'No free samples', 'Long contracts']
const prices = ['From 19 dollars a kilo.', 'On request.', 'Ten percent off from the third order.', null]

function resultOf(urls: readonly string[], chance: Chance): Result {
  const competitors = urls.map((url) => ({
    name: siteName(url),
    url,
    positioning: pick(positionings, chance(url, 'positioning')),
    strengths: [pick(strengths, chance(url, 'strengths'))],
    weaknesses: [pick(weaknesses, chance(url, 'weaknesses'))],
    pricing: pick(prices, chance(url, 'pricing')),
  }))
  const lacks = competitors.map(({ name, weaknesses: [weakness = ''] }) => ({ name, weakness: weakness.toLowerCase() }))
  return {
    summary: competitors.map(({ name, positioning }) => `${name}: ${positioning}`).join(' '),
    competitors,
    opportunities: lacks.map(({ name, weakness }) => `${name} is known for this: ${weakness}.`),
    talkingPoints: lacks.map(({ name, weakness }) => `Ask whether ${weakness} at ${name} is a problem.`),
  }
}

const pick = <Value>(values: readonly Value[], chance: number): Value =>
  // The lists are not empty, and chance is below 1.
  values[Math.floor(chance * values.length)] as Value
