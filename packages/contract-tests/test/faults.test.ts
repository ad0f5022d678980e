// The client against a service that has a bad day: what it does at each fault, and that nothing is done twice.
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Act, acts, foreseen, madeBy, type Played, play } from './faults/story.ts'
import { meet, places, rejection, strike, toldBy, type World } from './faults/world.ts'

const launch = { name: 'Spring launch' }

async function playAll(world: World, idempotencyKey: string): Promise<Played[]> {
  const played: Played[] = []
  for (const act of acts) played.push(await play(world, act, launch, { idempotencyKey }))
  return played
}

const titled = acts.map((act): [string, Act] => [`${act.scene.name}, ${act.when} the work`, act])

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
})

describe.each(places)('campaigns.create %s', (_, place) => {
  test('makes one campaign with one key, whatever befalls its calls', async () => {
    const world = await meet(place)

    const played = await playAll(world, 'spring-launch')

    const ids = played.flatMap(({ success }) => success?.slice(0, 1) ?? [])
    const campaigns = await world.rocketlead.campaigns.list().toArray()
    expect(played).toEqual(acts.map((act, index) => foreseen(act, 'spring-launch', index === 0 ? null : 'true')))
    expect(campaigns).toMatchObject([launch])
    expect(new Set(ids)).toEqual(new Set(campaigns.map(({ id }) => id)))
  })

  test.each(titled)('has a key of its own against %s', async (_, act) => {
    const world = await meet(place)
    const replayed = act.when === 'after' ? 'true' : null

    const played = await play(world, act, launch)

    const campaigns = await world.rocketlead.campaigns.list().toArray()
    expect(played).toEqual(foreseen(act, expect.stringMatching(/^\d+-\d+-\d+-\d+$/), replayed))
    expect(campaigns.length).toBe(madeBy(act))
  })

  test('waits for its own attempt that the service is still busy with', async () => {
    const busy = Promise.withResolvers<void>()
    const world = await meet(place, {
      async wait() {
        world.clock.runOut()
        await busy.promise
      },
    })
    await strike(world, 'campaigns.create', [{ delay: 600_000, when: 'after' }])
    const told: unknown[] = []
    const rocketlead = world.client({
      onRetry({ error, delay }) {
        told.push(toldBy(error))
        world.clock.foretell(delay)
      },
      onResponse: () => busy.resolve(),
    })

    const { data, response } = await rocketlead.campaigns.create(launch).withResponse()

    expect(told).toEqual([
      ['TimeoutError', expect.stringContaining('was not answered within 54321 ms')],
      ['ConflictError', expect.stringContaining('tried 2 times, was answered 409 idempotency_key_in_use: ')],
    ])
    expect(response.headers.get('Idempotency-Replayed')).toBe('true')
    expect(await world.rocketlead.campaigns.list().toArray()).toEqual([data])
  })
})

describe.each(places)('settings.update %s', (_, place) => {
  test.each([
    ['a connection that is cut', { cut: true }, 'ConnectionError'],
    ['an answer that breaks off', { breakage: 'cut_body' }, 'ConnectionError'],
    ['an answer that never ends', { breakage: 'endless_body' }, 'TimeoutError'],
    ['an internal error', { code: 'internal_error' }, 'ServerError'],
    ['a rate limit', { code: 'rate_limited' }, 'RateLimitError'],
  ] as const)('takes no key, and is not sent again after %s', async (_, fault, name) => {
    const world = await meet(place)
    await strike(world, 'settings.update', [{ ...fault, when: 'after' }])

    const error = await rejection(world.rocketlead.settings.update({ name: 'Juniper' }))

    const requests = (await world.workspace.control.requests.list()).data
    expect(error).toMatchObject({ name, attempts: 1, operation: 'settings.update' })
    expect(requests.map(({ operation }) => operation)).toEqual(['settings.update'])
    expect(await world.rocketlead.settings.get()).toMatchObject({ name: 'Juniper' })
  })
})
