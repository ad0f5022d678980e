import { inHands } from '../in-hands.ts'
import { listOf, type Planned, readsOf, writesOf } from './calls.ts'
import { apiKeyOf, marksIn } from './marks.ts'

/** What came of asking with many keys. */
export interface Tally {
  answers: number
  /** What was not as it should be. */
  faults: string[]
}

/** How many keys ask at a time. */
const hands = 64

/** Lets keys side by side write what is marked as theirs. */
export const letWrite = (url: string, keys: number[], tally: Tally): Promise<void> =>
  inHands(hands, keys, async (key) => {
    const ask = asking(url, key, tally)
    const { id } = JSON.parse(await ask(listOf(key)))
    await Promise.all(writesOf(key, id).map(ask))
  })

/** Lets keys side by side read everything that they wrote. */
export const letRead = (url: string, keys: number[], tally: Tally): Promise<void> =>
  inHands(hands, keys, (key) => Promise.all(readsOf(key).map(asking(url, key, tally))))

/** Sends the calls of a key, and notes what is missing in an answer or is another's. */
function asking(url: string, key: number, tally: Tally) {
  const headers = { authorization: `Bearer ${apiKeyOf(key)}`, 'content-type': 'application/json' }
  return async ({ method, path, body, marks }: Planned): Promise<string> => {
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const text = await response.text()
    const { own, others } = marksIn(text, key)
    const what = `${method} ${path} of key ${key}`
    tally.answers += 1
    if (!response.ok) tally.faults.push(`${what} answered ${response.status}: ${text}`)
    else if (own < marks) tally.faults.push(`${what} bears its mark ${own} times instead of ${marks}`)
    if (others.length > 0) tally.faults.push(`${what} shows what is of ${others.join(', ')}`)
    return text
  }
}

/** Of these keys, those whose objects the runtime has put away: the log of requests, which is memory, is gone. */
export async function putAway(url: string, keys: number[]): Promise<number[]> {
  const away: number[] = []
  await inHands(hands, keys, async (key) => {
    const response = await fetch(`${url}/_mock/requests`, { headers: { authorization: `Bearer ${apiKeyOf(key)}` } })
    const { data } = (await response.json()) as { data: unknown[] }
    if (data.length === 0) away.push(key)
  })
  return away
}
