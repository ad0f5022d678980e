import { setTimeout } from 'node:timers/promises'
import { onProblem } from './edits.ts'
import { faultsOf } from './fault.ts'

const trace = [
  "TypeError: Cannot read properties of undefined (reading 'analysis')",
  '    at getCompetitorAnalysis (/srv/app/dist/agents/analysis.js:41:17)',
  '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
].join('\n')

/** Answers that tell what nobody should know. */
export const disclosureFaults = faultsOf('disclosure', [
  {
    name: 'key-in-an-error',
    operation: 'campaigns.get',
    about: "Names the caller's API key in the detail of a 404.",
    handle: onProblem(404, (problem, { headers }) => {
      problem.detail += ` The key was ${headers.get('authorization')?.replace('Bearer ', '')}.`
    }),
    async shows({ call, key }) {
      return (await call('campaigns.get', { ids: { campaignId: 'cmp_none' } })).text.includes(key)
    },
  },
  {
    name: 'stack-in-an-error',
    operation: 'agents.getCompetitorAnalysis',
    about: 'Puts a stack trace into the detail of a 404.',
    handle: onProblem(404, (problem) => {
      problem.detail = trace
    }),
    async shows({ call }) {
      return (await call('agents.getCompetitorAnalysis', { ids: { agentId: 'agt_none' } })).body.detail
    },
  },
])

const slow = 3_000

/** Answers that come too late: they are only told apart where there is a limit, such as `maxResponseTime`. */
export const timeFaults = faultsOf('time', [
  {
    name: 'slow',
    operation: 'knowledgeBase.getStats',
    about: 'Answers after three seconds.',
    async handle(asked, call) {
      await setTimeout(slow, undefined, { signal: asked.signal })
      return call(asked)
    },
    async shows({ call }) {
      const began = performance.now()
      await call('knowledgeBase.getStats')
      return performance.now() - began > slow - 10
    },
  },
])
