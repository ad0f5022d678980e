import type { MediaType } from '../description/description.ts'
import { isOpaque } from '../description/pager.ts'
import { at, child, isRecord } from '../description/pointer.ts'
import { formType } from '../exchange/body.ts'
import type { Call, Exchange } from '../exchange/exchange.ts'
import { show } from '../schema/values.ts'
import { withFiles } from '../world/good-call.ts'
import { withPlaceholders } from '../world/placeholders.ts'
import { callWith, countCase, goodCallOf, type Note, type Scene } from './phase.ts'

/** Sends every named example of an operation, and holds the answer against the one that is documented for it. */
export async function examples(scene: Scene, note: Note): Promise<void> {
  const good = await goodCallOf(scene, note)
  if (!good) return
  await ofParameters(good, scene)
  for (const media of scene.operation.body?.media ?? [])
    for (const [name, example] of Object.entries(media.examples)) await ofBody(name, example, media, scene)
}

async function ofParameters(good: Call, { operation, session, world }: Scene): Promise<void> {
  const perform = (name: string, call: Call) => {
    countCase(session)
    return world.perform({ operation, name, call, expect: { kind: 'accepted' } })
  }
  if (!operation.body) await perform('as described', good)
  const bound = session.settings.recipes.bound?.[operation.id] ?? []
  const free = operation.parameters.filter(
    (each) => each.in === 'query' && !bound.includes(each.name) && !isOpaque(operation, each),
  )
  for (const { name, examples: values } of free)
    for (const value of values) {
      if (session.ended()) return
      const known = withPlaceholders(value, world.parameters, name)
      await perform(
        `${name} as in its example`,
        callWith(await world.goodCall(operation), { query: { ...good.query, [name]: known } }),
      )
    }
}

async function ofBody(
  name: string,
  example: unknown,
  media: MediaType,
  { operation, session, world }: Scene,
): Promise<void> {
  if (session.ended()) return
  const value = media.type === formType ? withFiles(example, media) : withPlaceholders(example, world.parameters)
  const call = callWith(await world.goodCall(operation), { body: { type: media.type, value } })
  countCase(session)
  const { exchange } = await world.perform({
    operation,
    name: `the example ${name}`,
    call,
    expect: { kind: 'accepted' },
  })
  const mayFind = session.settings.recipes.finds?.includes(operation.id) ?? false
  const difference = mayFind ? undefined : differenceOf(name, example, exchange)
  if (difference)
    session.keep({
      operation,
      case: `the example ${name}`,
      finding: { check: 'example', ...difference },
      exchange,
      before: [],
    })
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
