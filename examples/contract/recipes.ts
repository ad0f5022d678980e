const { serve } = await import('../boxes/server.ts')
const { baseUrl, close } = await serve()

// #region
import { type Recipes, runContract } from '@rocketlead/contract-tests'

const recipes: Recipes = {
  resources: {
    async boxId(world) {
      const box = await world.must('boxes.create', { json: { name: `Box ${world.unique()}` } })
      return { boxId: box.id }
    },
  },
  rules: [
    {
      operation: 'boxes.delete',
      name: 'a box that is not empty cannot be deleted',
      expect: { status: 409, code: 'box_not_empty' },
      async run(world) {
        const { boxId } = await world.make('boxId')
        await world.must('items.create', { path: { boxId }, json: { name: 'Lamp' } })
        return world.call('boxes.delete', { path: { boxId } })
      },
    },
  ],
}

const report = await runContract({ description: 'boxes/openapi.yaml', baseUrl, recipes })
// #endregion

close()
const removal = report.operations.find(({ id }) => id === 'boxes.delete')
console.log(report.failures, removal?.statuses.map(({ status, seen }) => `${status} ${seen > 0}`).join())
