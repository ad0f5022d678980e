import { createMockServer } from '../../src/node/index.ts'
import { caller, populate } from '../populated.ts'

/** A world to begin with, and what is in it. */
export interface Prepared {
  copy: Blob
  /** By the names of path parameters. */
  ids: Record<string, string>
  /** A campaign that has been started, and that no call names. */
  campaignId: string
}

/** Reads, replies to, stops, answers late, cannot be reached, or as chance will have it. */
const endings = ['0196', '0195', '0194', '0193', '0198', undefined]
const phones = Array.from(
  { length: 60 },
  (_, index) => `+1202${400 + index}${endings[index % endings.length] ?? 2000 + index}`,
)

/** Makes one of everything while time stands still, as codes would run out before they are used. */
export async function prepare(): Promise<Prepared> {
  using mock = createMockServer()
  const call = caller(mock.fetch)
  const make = async (path: string, body: unknown) => (await call('POST', `/api/v1${path}`, body)).body
  const ids = await populate(call)
  const accountIds = []
  for (const phone of ['+12025550121', '+12025550122']) {
    await make('/provision/start', { phone })
    const { id } = await make('/provision/verify', { phone, code: '123456', displayName: 'Soak' })
    await call('PATCH', `/api/v1/accounts/${id}/phase`, { phase: 'production' })
    accountIds.push(id)
  }
  const step = (text: string, value: number) => ({ text, delay: { value, unit: 'hours' } })
  const steps = [step('Hi {{firstName|there}}', 0), step('Two', 20), step('Three', 20)]
  const limits = { stopOnReply: false, dailyLimit: 40, maxNewLeadsPerDay: 20 }
  const { id } = await make('/campaigns', { name: 'Soak', accountIds, steps, ...limits })
  await make(`/campaigns/${id}/leads`, { leads: phones.map((phone) => ({ phone })) })
  await make(`/campaigns/${id}/start`, {})
  const { snapshots } = mock.workspace('rl_test_1').control
  await snapshots.create({ name: 'start' })
  return { copy: await snapshots.download('start'), ids: { ...ids, name: 'start' }, campaignId: String(id) }
}
