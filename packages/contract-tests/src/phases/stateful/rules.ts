import { breachOf } from '../../checks/expected.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import type { Session } from '../../run/session.ts'
import { type Answer, RecipeError, type Rule, tried } from '../../world/recipes.ts'
import type { TestWorld } from '../../world/world.ts'
import { countCase } from '../phase.ts'

/** Brings about what a rule is about, and holds the answer against it. Gives why that was not possible, if it was not. */
export async function holdRule(rule: Rule, world: TestWorld, session: Session): Promise<string | undefined> {
  const operation = session.operation(rule.operation)
  if (!operation) return `There is no operation ${rule.operation}, which a rule is about.`
  world.trail()
  try {
    const answer = await tried(() => rule.run(world))
    const steps = world.trail()
    const exchange = steps.findLast((step) => isOf(step, answer))
    if (!exchange?.response) return undefined // told already
    const { expected } = answer
    const lacks = session.settings.recipes.lacking?.find((code) => code === answer.body?.code)
    if (lacks !== undefined && lacks !== rule.expect.code)
      throw new RecipeError(`The workspace is not up to it: ${lacks}.`)
    const expect = expected === undefined ? rule.expect : { ...rule.expect, body: expected }
    const finding = breachOf({ name: rule.name, expect }, exchange.response)
    const before = steps.slice(0, steps.indexOf(exchange))
    countCase(session)
    if (finding) session.keep({ operation, case: rule.name, finding, exchange, before })
    return undefined
  } catch (error) {
    if (error instanceof RecipeError) return `The rule "${rule.name}" could not be tried: ${error.message}`
    throw error
  }
}

const isOf = ({ response }: Exchange, { status, body, headers }: Answer): boolean =>
  response?.status === status && response.json === body && response.headers === headers
