import { type ContractOptions, type Recipes, runContract, summary } from '@rocketlead/contract-tests'

const recipes: Recipes = {
  resources: {
    async boxId(world) {
      const box = await world.must('boxes.create', { json: { name: `Box ${world.unique()}` } })
      return { boxId: box.id }
    },
  },
}
const options: ContractOptions = { baseUrl: 'http://127.0.0.1', recipes, phases: ['examples'], workers: 2 }
const report = await runContract(options)
export const texts: string[] = [summary(report, { color: false, width: 80 }), report.failures[0]?.curl[0] ?? '']

// @ts-expect-error there is no such phase
await runContract({ ...options, phases: ['fuzz'] })
