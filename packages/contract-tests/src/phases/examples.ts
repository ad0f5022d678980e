import type { MediaType, Parameter } from '../description/description.ts'
import { isOpaque } from '../description/pager.ts'
import { at, child, isRecord } from '../description/pointer.ts'
import { formType } from '../exchange/body.ts'
import type { Call, Exchange } from '../exchange/exchange.ts'
import { show } from '../schema/values.ts'
import { withFiles } from '../world/good-call.ts'
import { withPlaceholders } from '../world/placeholders.ts'
import { type Attempt, attemptAll, callWith, goodCallOf, make, type Scene } from './phase.ts'

/** Sends every named example of an operation, and holds the answer against the one that is documented for it. */
export async function examples(scene: Scene): Promise<void> {
  const { operation, session } = scene
  if (!(await goodCallOf(scene))) return
  if (!operation.body) await make({ name: 'as described', change: (good) => good, expect: { kind: 'accepted' } }, scene)
  await attemptAll(
    operation.parameters.flatMap((parameter) => ofParameter(parameter, scene)),
    scene,
  )
  for (const media of operation.body?.media ?? [])
    for (const [name, example] of Object.entries(media.examples)) {
      if (session.isOver(operation)) return
      await ofBody(name, example, media, scene)
    }
}

/** A parameter of the query with each of its examples. */
function ofParameter(parameter: Parameter, { operation, session, world }: Scene): Attempt[] {
  const { name, in: place, examples: values } = parameter
  const bound = session.settings.recipes.bound?.[operation.id] ?? []
  if (place !== 'query' || bound.includes(name) || isOpaque(operation, parameter)) return []
  return values.map((value) => {
    const known = withPlaceholders(value, world.parameters, name)
    const change = (good: Call) => callWith(good, { query: { ...good.query, [name]: known } })
    return { name: `${name} as in its example`, change, expect: { kind: 'accepted' } }
  })
}

async function ofBody(name: string, example: unknown, media: MediaType, scene: Scene): Promise<void> {
  const { operation, session, world } = scene
  const value = media.type === formType ? withFiles(example, media) : withPlaceholders(example, world.parameters)
  const change = (good: Call) => callWith(good, { body: { type: media.type, value } })
  const made = await make({ name: `the example ${name}`, change, expect: { kind: 'accepted' } }, scene)
  const mayFind = session.settings.recipes.finds?.includes(operation.id) ?? false
  const difference = made && !mayFind ? differenceOf(name, example, made.exchange) : undefined
  if (!made || !difference) return
  const finding = { check: 'example' as const, ...difference }
  session.keep({ operation, case: `the example ${name}`, finding, exchange: made.exchange, before: [] })
}

interface Difference {
  message: string
  expected: string
  actual: string
}

/**
 * Holds a success against the documented answer of the same name: it has to have that status, and has to give back what
 * the documented one gives back of the request.
 */
function differenceOf(name: string, sent: unknown, { request, response }: Exchange): Difference | undefined {
  if (!response || response.status >= 300) return undefined
  const responses = Object.entries(request.operation?.responses ?? {})
  const documented = responses.flatMap(([status, { media }]) =>
    media.flatMap((each) => (name in each.examples ? [{ status, answer: each.examples[name] }] : [])),
  )
  const [first] = documented.filter(({ status }) => status.startsWith('2'))
  if (!first) return undefined
  if (first.status !== String(response.status))
    return {
      message: `The example ${name} is documented to be answered otherwise.`,
      expected: first.status,
      actual: String(response.status),
    }
  const place = echoes(sent, first.answer).find((pointer) => !isEqual(at(sent, pointer), at(response.json, pointer)))
  return place === undefined
    ? undefined
    : {
        message: `The answer to the example ${name} does not give back ${place.slice(1)} as documented.`,
        expected: show(at(sent, place)),
        actual: show(at(response.json, place)),
      }
}

/** Where the documented answer has the same scalar as the request; ids are others in every workspace. */
function echoes(sent: unknown, answer: unknown, pointer = ''): string[] {
  if (isRecord(sent) || Array.isArray(sent))
    return Object.keys(sent)
      .filter((key) => !/id(?:s)?$/i.test(key))
      .flatMap((key) => echoes(at(sent, child('', key)), at(answer, child('', key)), child(pointer, key)))
  return sent !== undefined && isEqual(sent, answer) ? [pointer] : []
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
