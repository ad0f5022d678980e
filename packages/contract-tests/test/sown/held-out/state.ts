import type { Json } from '../../../src/world/recipes.ts'
import { onBody, onProblem, onStatus, onSuccess } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { type Asked, jsonOf } from '../message.ts'
import { own } from '../sow.ts'
import { agent, amara, campaign, hello } from '../world.ts'

/** What was done is not quite what is there afterwards. */
export const stateFaults = faultsOf('state', [
  {
    name: 'gap-after-a-deletion',
    operation: 'campaigns.deleteStep',
    about: 'Leaves the steps after a deleted one at their positions, so that there is a gap.',
    handlers() {
      const gaps = new Map<string, number[]>()
      const placeOf = ({ headers, ids }: Asked) => `${headers.get('authorization')} ${ids.campaignId}`
      return {
        async 'campaigns.deleteStep'(asked, call) {
          const before = jsonOf(await call(own(asked, 'campaigns.get', asked.ids)))
          const answered = await call(asked)
          if (answered.status !== 204) return answered
          const { position } = before.steps.find(({ id }: Json) => id === asked.ids.stepId)
          gaps.set(placeOf(asked), [...(gaps.get(placeOf(asked)) ?? []), position])
          return answered
        },
        'campaigns.get': onSuccess(({ steps }, asked) => {
          for (const gap of gaps.get(placeOf(asked)) ?? [])
            for (const step of steps) if (step.position >= gap) step.position += 1
        }),
        async 'campaigns.reorderSteps'(asked, call) {
          const answered = await call(asked)
          if (answered.status === 200) gaps.delete(placeOf(asked))
          return answered
        },
      }
    },
    async shows(api) {
      const ids = await campaign(api, { steps: [hello, hello] })
      await api.must('campaigns.deleteStep', { ids })
      return (await api.must('campaigns.get', { ids })).steps.map(({ position }: Json) => position)
    },
  },
  {
    name: 'nested-object-replaced',
    operation: 'agents.update',
    about: 'Clears the properties of `companyInfo` that a change of another one leaves out.',
    handle: onBody((body) => {
      const { companyInfo } = body
      if (typeof companyInfo !== 'object' || companyInfo === null || Array.isArray(companyInfo)) return
      body.companyInfo = { name: null, website: null, description: null, ...companyInfo }
    }),
    async shows(api) {
      const companyInfo = { name: 'Juniper', website: 'https://juniper.example' }
      const ids = { agentId: await agent(api, { companyInfo }) }
      return (await api.must('agents.update', { ids, json: { companyInfo: { name: 'Lantern' } } })).companyInfo
    },
  },
  {
    name: 'attempts-do-not-fall',
    operation: 'provision.verify',
    about: 'Answers after every wrong code that four attempts are left.',
    handle: onProblem(422, (problem) => {
      if (problem.code !== 'otp_invalid') return
      Object.assign(problem, { attemptsRemaining: 4, detail: 'The code is wrong. 4 attempts are left.' })
    }),
    async shows({ must, call }) {
      await must('provision.start', { json: { phone: amara } })
      const json = { phone: amara, code: '000000', displayName: 'Juniper' }
      await call('provision.verify', { json })
      return (await call('provision.verify', { json })).body.attemptsRemaining
    },
  },
  {
    name: 'refused-and-half-done',
    operation: 'settings.update',
    about: 'Stores the name although it refuses the change for another setting that is impossible.',
    handle: onStatus(422, async (answered, asked, call) => {
      const { name } = jsonOf(asked)
      if (name !== undefined) await call(own(asked, 'settings.update', {}, { name }))
      return answered
    }),
    async shows({ must, call }) {
      await call('settings.update', { json: { name: 'Juniper', timezone: 'Mars/Olympus' } })
      return (await must('settings.get')).name
    },
  },
])
