import createClient from 'openapi-fetch'
import type { paths as ControlPaths } from '../generated/control/schema.ts'
import type { paths } from '../generated/openapi/schema.ts'
import { createControl } from '../src/control-client/index.ts'
import { createMockServer, type MockServerOptions } from '../src/node/index.ts'
import { recorded } from './matrix/record.ts'

const apiKey = 'rl_test_1'

/**
 * A server of its own, with typed clients for one workspace of it. `control` knows the control plane by its paths and
 * gives each answer as it is; `steer` knows it by its operations and throws what is no success.
 */
export function setup(options: MockServerOptions = {}) {
  const server = createMockServer({
    ...options,
    onError: (error) => {
      throw error
    },
  })
  const mock = { ...server, fetch: recorded(server.fetch) }
  const client = { baseUrl: 'http://mock.test', headers: { authorization: `Bearer ${apiKey}` }, fetch: mock.fetch }
  const api = createClient<paths>(client)
  const control = createClient<ControlPaths>(client)
  const steer = createControl({ ...client, apiKey })
  return { mock, api, control, steer, workspace: mock.workspace(apiKey), provision: provisionWith(api) }
}

type Api = ReturnType<typeof createClient<paths>>

/** Provisions an account by the two calls. */
const provisionWith =
  (api: Api) =>
  async (phone = '+12025550101', displayName = 'Juniper Coffee') => {
    await api.POST('/api/v1/provision/start', { body: { phone } })
    const { data } = await api.POST('/api/v1/provision/verify', { body: { phone, code: '123456', displayName } })
    if (!data) throw new Error(`${phone} could not be provisioned.`)
    return data
  }

export type Setup = ReturnType<typeof setup>

/** An account's path parameters. */
export const at = (accountId: string) => ({ params: { path: { accountId } } })

/** The types of an account's activity, oldest first. */
export async function activityOf({ api }: Pick<Setup, 'api'>, accountId: string): Promise<string[]> {
  const { data } = await api.GET('/api/v1/accounts/{accountId}/activity', {
    params: { path: { accountId }, query: { limit: 100 } },
  })
  return (data?.data ?? []).map(({ type }) => type).reverse()
}
