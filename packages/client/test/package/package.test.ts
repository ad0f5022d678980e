import { globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { compile, compilers, consumer } from './consumer.ts'

let project: ReturnType<typeof consumer>
beforeAll(() => {
  project = consumer()
})

describe('the package', () => {
  test('has at most 200 kB of declarations', () => {
    const dist = fileURLToPath(new URL('../../dist', import.meta.url))
    const sizes = globSync('**/*.d.ts', { cwd: dist }).map((file) => statSync(`${dist}/${file}`).size)

    const sum = sizes.reduce((all, size) => all + size, 0)

    expect(sum).toBeGreaterThan(0)
    expect(sum).toBeLessThanOrEqual(200_000)
  })
})

const client = `import { isApiError, type Rocketlead } from '@rocketlead/client'
`
const calls = `export async function run(rocketlead: Rocketlead): Promise<string[]> {
  const accounts = await rocketlead.accounts.list({ status: ['connected'], limit: 50 })
  const campaign = await rocketlead.campaigns.create({ name: 'Spring', accountIds: accounts.data.map(({ id }) => id) })
  const started = await rocketlead.campaigns.start(campaign.id)
  const lead = await rocketlead.leads.update('led_1', { tags: ['vip'] })
  try {
    await rocketlead.provision.verify({ phone: '+12025550101', code: '123456', displayName: 'Juniper Coffee' })
  } catch (error) {
    if (!isApiError(error, 'provision.verify') || error.code !== 'otp_invalid') throw error
  }
  return [started.status, lead.phone]
}
`
describe.each(Object.entries(compilers))('a program that makes five calls, with %s', (_, compiler) => {
  test('costs the compiler at most 500 instantiations', () => {
    const report = compile(project.folder, compiler, client + calls)

    expect(report).not.toContain('error TS')
    const [, instantiations] = /^Instantiations:\s+(\d+)/m.exec(report) ?? []

    expect(Number(instantiations)).toBeGreaterThan(0)
    expect(Number(instantiations)).toBeLessThanOrEqual(500)
  })

  test('does not compile when it gets something wrong', () => {
    const wrong = `${client}export async function run(rocketlead: Rocketlead, error: unknown) {
  // @ts-expect-error there is no such order
  rocketlead.accounts.list({ sort: 'size' })
  // @ts-expect-error the property is misspelt
  rocketlead.campaigns.create({ name: 'Spring', dailyLimt: 40 })
  // @ts-expect-error an id is a text
  rocketlead.campaigns.start(7)
  // @ts-expect-error the operation has no such code
  isApiError(error, 'campaigns.start') && error.code === 'otp_invalid'
  // @ts-expect-error an answer has no such property
  return (await rocketlead.leads.update('led_1', {})).telephone
}
`
    expect(compile(project.folder, compiler, wrong)).not.toContain('error TS')
  })

  test('finds types alone in the entry of the types', () => {
    const types = `import type { Campaign, Campaigns, CampaignsListQuery, Known, paths, ProblemCodes } from '@rocketlead/client/types'
export type All = [Campaign, Campaigns, CampaignsListQuery, Known<Campaign['status']>, paths, ProblemCodes]
// @ts-expect-error there is no code in it
import { Rocketlead } from '@rocketlead/client/types'
export const rocketlead = new Rocketlead()
`
    expect(compile(project.folder, compiler, types)).toContain("'Rocketlead' cannot be used as a value")
  })
})
