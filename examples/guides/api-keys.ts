import { AuthenticationError, Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'

const mock = createMockServer()
let apiKey = 'rl_test_monday'

// A function is asked before every attempt, so that a key may change while the program runs.
const rocketlead = new Rocketlead({ apiKey: () => apiKey, baseUrl: 'http://mock.test', fetch: mock.fetch })
await rocketlead.leadLists.create({ name: 'Trade fair' })
console.log((await rocketlead.leadLists.list()).data.length)

// Another key is another workspace, in which nothing of the first one is to be seen.
apiKey = 'rl_test_tuesday'
console.log((await rocketlead.leadLists.list()).data.length)

apiKey = 'mistyped'
const error = await rocketlead.leadLists.list().catch((thrown: unknown) => thrown)
console.log(error instanceof AuthenticationError && error.code)
