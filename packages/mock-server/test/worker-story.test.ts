import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { setup } from './setup.ts'
import { playStory } from './story/play.ts'
import { startSandbox } from './worker/start.ts'

type Fetch = (request: Request) => Promise<Response>

/** Of these, HTTP makes its own, and a Worker alone has the last. */
const left = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'x-workspace-expires']

/** Every answer of the story in the order of the requests, each as a hash of all its bytes. */
async function answersOf(fetch: Fetch): Promise<string[]> {
  const answers: Promise<string>[] = []
  await playStory(async (request) => {
    const response = fetch(request)
    answers.push(response.then((answer) => hashOf(answer.clone())))
    return response
  }, 'rl_test_1')
  return Promise.all(answers)
}

async function hashOf(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => !left.includes(name))
  const head = `${response.status} ${JSON.stringify(headers)}`
  return createHash('sha256')
    .update(head)
    .update(new Uint8Array(await response.arrayBuffer()))
    .digest('hex')
}

/** Sends to an address what is meant for another host. */
const sentTo =
  (url: string): Fetch =>
  async (request) => {
    const { pathname, search } = new URL(request.url)
    const { method, headers } = request
    const body = method === 'GET' ? null : await request.arrayBuffer()
    return fetch(`${url}${pathname}${search}`, { method, headers, body })
  }

test('a Worker tells the story of fourteen days as the server on Node does, byte by byte', async () => {
  const { url } = await startSandbox({ SEED: '7' })
  const { mock } = setup({ seed: 7 })

  const [worker, node] = await Promise.all([answersOf(sentTo(url)), answersOf(mock.fetch)])

  expect(worker.length).toBeGreaterThan(200)
  expect(worker).toEqual(node)
})
