import type { Answer, Expected, Json, World } from '../../world/recipes.ts'

/** Does something under other settings, and puts back those that there were. */
export async function withSettings(
  world: World,
  change: Json,
  run: () => Promise<Answer & Expected>,
): Promise<Answer & Expected> {
  const before = await world.must('settings.get')
  await world.must('settings.update', { json: change })
  try {
    return await run()
  } finally {
    const json = Object.fromEntries(Object.keys(change).map((name) => [name, before[name]]))
    await world.call('settings.update', { json })
  }
}
