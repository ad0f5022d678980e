// What all servers are given: the same leads, and for the bare one the very answers of ours.
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { authorization, callNames, firstPath, getAt, type Lead, newPhoneOf, type Plan } from './calls.ts'
import { importLeads, plansAmong, walk } from './leads.ts'
import { rocketlead } from './peers/rocketlead.ts'
import { start } from './serving.ts'

export const description = join(import.meta.dirname, '../../spec/dist/openapi.json')

export const leadCount = 1000

export interface World {
  /** An empty one for what the servers need. */
  folder: string
  /** As our server lists them. */
  leads: Lead[]
  leadListId: string
  /** The file with the answers of our server to each call, and to the first. */
  answers: string
}

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

export async function makeWorld(folder: string): Promise<World> {
  await using serving = await start(rocketlead.program, folder)
  const leadListId = await importLeads(serving.url, leadCount)
  const { leads } = await walk(serving.url)
  const plans = await plansAmong(serving.url, leadCount, leadListId)
  const answers: Record<string, Answer> = { first: await answerOf(serving.url, getAt([firstPath])) }
  for (const name of callNames) answers[name] = await answerOf(serving.url, plans[name])
  const file = join(folder, 'answers.json')
  writeFileSync(file, JSON.stringify(answers))
  return { folder, leads, leadListId, answers: file }
}

/** Those that Node sends with every answer. */
const own = new Set(['date', 'connection', 'keep-alive'])

async function answerOf(url: string, { method, paths, lead }: Plan): Promise<Answer> {
  const headers = { authorization, 'content-type': 'application/json' }
  const asking = request(url + paths[0], { method, headers })
  asking.end(lead && JSON.stringify({ ...lead, phone: newPhoneOf(0) }))
  const [response]: IncomingMessage[] = await once(asking, 'response')
  if (!response?.statusCode) throw new Error(`${url} gave no answer.`)
  const sent = Object.entries(response.headersDistinct).filter(([name]) => !own.has(name))
  return {
    status: response.statusCode,
    headers: Object.fromEntries(sent.map(([name, values = []]) => [name, values.join(', ')])),
    body: await text(response),
  }
}
