import type { MockServer } from '../../packages/mock-server/src/node/index.ts'

export const key = 'rl_test_bench'

/** What is read of answers: of each what it has. */
export interface Answer {
  id: string
  data: { id: string }[]
  status: string
  created: number
  stats: { messagesSent: number; messagesFailed: number }
}

export type Call = (method: string, path: string, body?: object) => Promise<Answer>

/** Calls operations of a server in this process; a body is a form or becomes JSON. */
export const callsTo =
  ({ fetch }: MockServer): Call =>
  async (method, path, body) => {
    const isForm = body instanceof FormData
    const response = await fetch(`http://mock.test/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && !isForm && { 'content-type': 'application/json' }) },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Answer // its callers know which operation they call
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer
  }
