import type { Context } from '../context.ts'
import { ended, runLasts, running } from '../domain/agents/analysis.ts'
import { after } from '../domain/time.ts'
import { emit } from '../effects/events.ts'
import { refund } from '../effects/ledger.ts'

/** How a competitor analysis goes: it waits, reads the websites, and has a result or gives its credits back. */
export const agents = {
  'analysis.run'(agentId: string, { store, clock }: Context) {
    const analysis = store.competitorAnalyses.find(agentId)
    if (!analysis) return
    store.competitorAnalyses.save(running(analysis))
    store.timeline.schedule('analysis.end', agentId, after(clock.now(), runLasts))
  },
  'analysis.end'(agentId: string, context: Context) {
    const { store, clock, chance } = context
    const before = store.competitorAnalyses.find(agentId)
    if (!before) return
    const analysis = ended(before, (...parts) => chance('analysis', ...parts), clock.now())
    store.competitorAnalyses.save(analysis)
    const isFailed = analysis.status === 'failed'
    emit(isFailed ? 'analysis.failed' : 'analysis.completed', { agentId }, context)
    const source = { type: 'competitor_analysis' as const, id: analysis.id }
    if (isFailed) refund(before.creditsCharged, 'Competitor analysis that failed.', source, context)
  },
}
