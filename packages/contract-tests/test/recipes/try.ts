// Tries the recipes and rules of some sections against a new mock server, and prints what came of each:
//
//   node test/recipes/try.ts campaigns leads
import { createMockServer } from '@rocketlead/mock-server'
import { loadDescription } from '../../src/description/index.ts'
import { holdRule } from '../../src/phases/stateful/rules.ts'
import { rocketlead } from '../../src/recipes/index.ts'
import { createNumbers } from '../../src/run/numbers.ts'
import { createSession } from '../../src/run/session.ts'
import { RecipeError } from '../../src/world/recipes.ts'
import { createWorld } from '../../src/world/world.ts'

const wanted = process.argv.slice(2)
const mock = createMockServer()
const description = await loadDescription()
const operations = description.operations.filter(({ section }) => wanted.length === 0 || wanted.includes(section))
const ids = new Set(operations.map(({ id }) => id))
const session = createSession({
  ...{ description, operations, recipes: rocketlead, data: {}, baseUrl: 'http://mock.test', fetch: mock.fetch },
  ...{
    apiKey: 'rl_test_recipes',
    otherApiKey: undefined,
    phases: ['stateful'],
    readOnly: false,
    seed: 0,
    maxExamples: 1,
    workers: 1,
  },
  ...{ rate: undefined, timeout: 10_000, timeLimit: undefined, maxResponseTime: undefined, maxFailures: Infinity },
  ...{ skipChecks: [], provoke: undefined, signal: undefined },
})
const world = createWorld(session, {
  ...createNumbers(),
  note: (operation, message) => console.log('NOTE', operation, message),
})

for (const parameter of Object.keys(rocketlead.resources ?? {})) {
  const made = await world
    .make(parameter)
    .catch((error: unknown) => (error instanceof RecipeError ? error.message : error))
  console.log('resource', parameter, made)
}
for (const operation of operations) {
  const call = await world.goodCall(operation)
  const performed = await world
    .perform({ operation, name: 'good', call, expect: { kind: 'accepted' } })
    .catch((error: unknown) => (error instanceof RecipeError ? error.message : Promise.reject(error)))
  if (typeof performed === 'string') console.log('good', operation.id, performed)
  else {
    const { status = 0, text } = performed.exchange.response ?? {}
    console.log('good', operation.id, status, status < 300 ? '' : text?.slice(0, 300))
  }
}
const rules = (rocketlead.rules ?? []).filter(({ operation }) => ids.has(operation))
for (const rule of rules.toSorted((one, other) => Number(one.spoils ?? false) - Number(other.spoils ?? false))) {
  const failed = session.failures.all().length
  const trouble = await holdRule(rule, world, session)
  const isNew = session.failures.all().length > failed
  console.log(
    'rule',
    rule.operation,
    rule.expect.status,
    rule.expect.code ?? '',
    trouble ?? (isNew ? 'BROKEN' : 'kept'),
  )
}
for (const failure of session.failures.all())
  console.log('FAILURE', failure.operation, failure.case, failure.message, failure.actual)
for (const { id, statuses } of session.tally.reports()) {
  const missing = statuses
    .filter(({ seen, status }) => seen === 0 && ['2', '4'].includes(status[0] ?? ''))
    .map(({ status }) => status)
  const codes = statuses.flatMap((each) => each.codes.filter(({ seen }) => seen === 0).map(({ code }) => code))
  if (ids.has(id)) console.log('unseen', id, missing.join(' '), codes.join(' '))
}
mock.close()
