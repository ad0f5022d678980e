import type { Operation } from '../../description/description.ts'
import { isRecord } from '../../description/pointer.ts'
import { isJson } from '../../exchange/body.ts'
import { edges } from '../../schema/values.ts'
import { parameterFor } from '../../world/placeholders.ts'
import { callWith } from '../phase.ts'
import { isSuccess, type Stage, sequenceOf } from './run.ts'

/** Creates things with the values of each property that are easily lost: what is answered has to have them. */
export async function holdCreations(create: Operation, stage: Stage): Promise<void> {
  const { session, world } = stage
  const media = create.body?.media.find(({ type }) => isJson(type))
  const { bound = {}, finds = [] } = session.settings.recipes
  if (!media || finds.includes(create.id)) return
  for (const shape of session.alternatives(media.schema))
    for (const [name, property] of Object.entries(shape.properties ?? {})) {
      if (bound[create.id]?.includes(name) || parameterFor(name, world.parameters) !== undefined) continue
      const plain = edges(property, session.alternatives).map(({ value }) => value)
      for (const value of plain.filter(isPlain)) {
        if (session.ended()) return
        await holdCreation(create, { name, value, pointer: media.pointer, type: media.type }, stage)
      }
    }
}

/** Zero and `false` are what is taken for nothing; other numbers may be brought into limits. */
const isPlain = (value: unknown): boolean => value === 0 || typeof value === 'boolean'

async function holdCreation(
  create: Operation,
  { name, value, pointer, type }: { name: string; value: unknown; pointer: string; type: string },
  stage: Stage,
): Promise<void> {
  const good = await stage.world.ready(await stage.world.goodCall(create))
  const base = good.body?.type === type && isRecord(good.body.value) ? good.body.value : undefined
  const made = base && { ...base, [name]: value }
  if (!made || stage.session.validators.request(pointer, made).length > 0) return
  const sequence = sequenceOf(stage)
  const exchange = await sequence.call(create, callWith(good, { body: { type, value: made } }))
  const answered = exchange.response?.json
  if (!isSuccess(exchange) || !isRecord(answered) || !(name in answered) || answered[name] === value) return
  const message = `The answer to a creation does not have the ${name} that was sent.`
  sequence.fail(create, `a new one with ${name}`, {
    check: 'read-back',
    message,
    expected: value,
    actual: answered[name],
  })
}
