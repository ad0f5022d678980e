import { Rocketlead } from '@rocketlead/client'
import { createMockServer, type MockServerOptions } from '@rocketlead/mock-server'

const apiKey = 'rl_test_1'

/** The client on the mock server's own `fetch`: no port, nothing to wait for, nothing to close. */
export function setup(options: MockServerOptions = {}) {
  const mock = createMockServer(options)
  const rocketlead = new Rocketlead({ apiKey, baseUrl: 'http://mock.test', fetch: mock.fetch })
  return { mock, rocketlead, workspace: mock.workspace(apiKey) }
}
