import type { Json } from '../../../src/world/recipes.ts'
import { onProblem } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { account, statusAndCode, warming } from '../world.ts'
import { recoded } from './world.ts'

/** Problems in due form that mislead. */
export const problemFaults = faultsOf('problems', [
  {
    name: 'from-and-to-swapped',
    operation: 'accounts.updatePhase',
    about: 'Answers the phase that was asked for as `from` and the present one as `to`.',
    handle: onProblem(409, (problem) => {
      if (problem.code !== 'invalid_phase_transition') return
      const { from, to } = problem
      Object.assign(problem, { from: to, to: from })
    }),
    async shows(api) {
      const ids = await account(api)
      const { from, to } = (await api.call('accounts.updatePhase', { ids, json: { phase: 'warmup' } })).body
      return { from, to }
    },
  },
  {
    name: 'code-of-the-opposite',
    operation: 'warmup.resume',
    about: 'Refuses an active warmup with `warmup_not_active`, the code of the pause.',
    handle: onProblem(409, (problem) => {
      if (problem.code === 'warmup_not_paused') recoded('warmup_not_active', 'Warmup not active')(problem)
    }),
    async shows(api) {
      return statusAndCode(await api.call('warmup.resume', { ids: await warming(api) }))
    },
  },
  {
    name: 'pointer-as-a-path',
    operation: 'settings.update',
    about: 'Names a place as `sendingWindows[0].from` in place of the JSON pointer `/sendingWindows/0/from`.',
    handle: onProblem(400, ({ errors }) => {
      for (const error of errors) if (typeof error.pointer === 'string') error.pointer = pathOf(error.pointer)
    }),
    async shows({ call }) {
      const json = { sendingWindows: [{ days: ['mon'], from: '9 am', to: '12:00' }] }
      return (await call('settings.update', { json })).body.errors.map(({ pointer }: Json) => pointer)
    },
  },
])

const pathOf = (pointer: string): string =>
  pointer
    .slice(1)
    .replaceAll(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.')
