import fc from 'fast-check'
import type { Finding } from '../../checks/check.ts'
import type { Call, Exchange } from '../../exchange/exchange.ts'
import type { Expectation } from '../../run/trial.ts'
import { countCase, goodCallOf, mayWrite, type Scene } from '../phase.ts'
import { breach, type Chosen, callOf, isValid, validCalls } from './calls.ts'

/** A case that was made, and what its answer has to be. */
interface Made {
  name: string
  chosen: Chosen
  expect: Expectation
  broken?: { in: string; name: string }
}

/** Makes valid and invalid calls of an operation by chance; each kind of failure is shrunk to the smallest request. */
export async function fuzzing(scene: Scene): Promise<void> {
  const { operation, session, note } = scene
  if (!(await goodCallOf(scene))) return
  const valid = validCalls(scene)
  if (fc.sample(valid, { numRuns: 20, seed: 1 }).every((chosen) => !isValid(chosen, scene))) {
    note(operation.id, 'Generated calls do not fit its description, so it was not tried by chance.')
    return
  }
  const half = Math.ceil(session.settings.maxExamples / 2)
  const good = valid.map((chosen): Made => ({ name: 'a generated call', chosen, expect: { kind: 'accepted' } }))
  await search(good, (made) => isValid(made.chosen, scene), half, scene)
  const breaches = invalidCalls(valid, scene)
  if (breaches) await search(breaches, (made) => !isValid(made.chosen, scene), half, scene)
}

/** What many a program takes for something else than it is. */
const odd: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  '',
  ' ',
  '\u0000',
  'x'.repeat(3000),
  '2026-02-30T25:61:61Z',
  '{{',
  [],
  [[]],
  {},
  { constructor: { prototype: 1 } },
  JSON.parse('{"__proto__":{"a":1}}'),
]

/** Calls that have one thing in them which the description does not allow; nothing where there is nothing to break. */
function invalidCalls(valid: fc.Arbitrary<Chosen>, scene: Scene): fc.Arbitrary<Made> | undefined {
  if (!mayWrite(scene) || !scene.operation.body) return undefined
  const way = fc.array(fc.nat(30), { maxLength: 4 })
  return fc.record({ chosen: valid, at: way, by: fc.constantFrom(...odd) }).map(({ chosen, at, by }): Made => {
    const expect = { kind: 'refused' as const }
    if (!chosen.body || chosen.body.raw !== undefined) return { name: 'a generated call', chosen, expect }
    const { value, steps } = breach(chosen.body.value, at, by)
    const name = steps.reduce(
      (path, step) => (/^\d+$/.test(step) ? `${path}[]` : path === '' ? step : `${path}.${step}`),
      '',
    )
    const body = { ...chosen.body, value }
    return {
      name: `a generated call with ${name || 'the body'} broken`,
      chosen: { ...chosen, body },
      expect,
      broken: { in: 'body', name },
    }
  })
}

/** Looks for failures; after each one that is found it looks on for others, until all cases are used up. */
async function search(
  cases: fc.Arbitrary<Made>,
  isMeant: (made: Made) => boolean,
  most: number,
  scene: Scene,
): Promise<void> {
  const { operation, session, world } = scene
  const known = new Set<string>()
  let left = most
  while (left > 0 && !session.isOver(operation)) {
    /** The failure that is being shrunk, and where it was met last. */
    let hunted: { key: string; finding: Finding; exchange: Exchange; name: string } | undefined
    const property = fc.asyncProperty(cases, async (made) => {
      if (session.isOver(operation) || !isMeant(made)) return true
      if (!hunted) {
        left--
        countCase(session)
      }
      const call: Call = callOf(await world.goodCall(operation), made.chosen)
      const { name, expect, broken } = made
      const { exchange, findings } = await world.look({ operation, name, call, expect, ...(broken && { broken }) })
      const finding = findings.find((each) => (hunted ? keyOf(each) === hunted.key : !known.has(keyOf(each))))
      if (!finding) return true
      hunted = { key: keyOf(finding), finding, exchange, name }
      return false
    })
    await fc.check(property, {
      seed: seedFor(operation.id, session.settings.seed, known.size),
      numRuns: left,
      endOnFailure: false,
    })
    if (!hunted) return
    known.add(hunted.key)
    const { finding, exchange, name } = hunted
    session.keep({ operation, case: name, finding, exchange, before: [] })
  }
}

/** What makes two findings one failure: not the values. */
const keyOf = ({ check, message }: Finding): string => `${check} ${message.replace(/"[^"]*"|\d+/g, '_')}`

/** A seed of an operation's own, so that it meets the same cases whichever operations are tried beside it. */
function seedFor(id: string, seed: number, round: number): number {
  let hash = seed ^ Math.imul(round + 1, 0x9e3779b1)
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
