import type { Operation } from '../../description/description.ts'
import { pagerOf } from '../../description/pager.ts'
import type { Call } from '../../exchange/exchange.ts'
import type { Step } from '../../run/plan.ts'
import type { Session } from '../../run/session.ts'
import { type Rule, tried } from '../../world/recipes.ts'
import { callFrom } from '../../world/world.ts'
import type { Note } from '../phase.ts'
import { holdCreations } from './creations.ts'
import { holdFilters } from './filters.ts'
import { holdIdempotency, takesKey } from './idempotency.ts'
import { holdLife } from './lifecycle.ts'
import { followLinks, hasLinks } from './links.ts'
import { holdOrder } from './order.ts'
import { holdPages } from './pages.ts'
import { type Resource, resourcesOf, singletonsOf } from './resources.ts'
import { holdRule } from './rules.ts'
import { type Stage, sequenceOf } from './run.ts'
import { holdUpdates } from './updates.ts'
import { makeVaried } from './variety.ts'

/** Sequences of calls, and what their answers have to say together. */
export function statefulSteps(operations: readonly Operation[], session: Session, note: Note): Step[] {
  const { readOnly } = session.settings
  const step = (name: string, run: (stage: Stage) => Promise<void>): Step => ({
    phase: 'stateful',
    name,
    isApart: false,
    run: (world) => run({ session, world, note }),
  })
  return [
    ...operations.filter(hasLinks).map((each) => step(`${each.id}: links`, (stage) => linksOf(each, stage))),
    ...operations
      .filter(isList)
      .map((each) => step(`${each.id}: pages, order and filters`, (stage) => holdList(each, stage))),
    ...(readOnly ? [] : writingSteps()),
  ]

  function writingSteps(): Step[] {
    return [
      ...operations
        .filter(takesKey)
        .map((each) => step(`${each.id}: idempotency`, (stage) => holdIdempotency(each, stage))),
      ...resources(operations, session).map((each) =>
        step(`${nameOf(each)}: make, read, change, delete`, (stage) => holdResource(each, stage)),
      ),
      ...creations(operations).map((each) => step(`${each.id}: what is made`, (stage) => holdCreations(each, stage))),
      ...rulesFor(operations, session).map((each) =>
        step(`${each.operation}: ${each.name}`, (stage) => tryRule(each, stage)),
      ),
    ]
  }
}

/** Of a list there has to be a first item, or its links lead nowhere. */
const linksOf = async (operation: Operation, stage: Stage): Promise<void> =>
  followLinks(operation, isList(operation) ? await listCall(operation, stage) : undefined, stage)

/** What takes a cursor is a list, and so is what can be searched or sorted. */
const isList = (operation: Operation): boolean =>
  operation.method === 'GET' &&
  (pagerOf(operation) !== undefined ||
    operation.parameters.some(({ in: place, name }) => place === 'query' && /^(?:search|q|sort|status)$/.test(name)))

/** Fills a list, if it is known how, and holds its pages, orders and filters. */
async function holdList(operation: Operation, stage: Stage): Promise<void> {
  const call = await listCall(operation, stage)
  await holdPages(operation, call, stage)
  await holdOrder(operation, call, stage)
  await holdFilters(operation, call, stage)
}

async function listCall(operation: Operation, stage: Stage): Promise<Call> {
  const { recipes, readOnly } = stage.session.settings
  const recipe = readOnly ? undefined : recipes.lists?.[operation.id]
  return recipe ? callFrom(await tried(() => recipe(stage.world))) : filledList(operation, stage)
}

/** A list with some items in it, if what it holds can be made. */
async function filledList(operation: Operation, stage: Stage): Promise<Call> {
  const { world, session } = stage
  const { description, readOnly } = session.settings
  const resource = resourcesOf(description.operations).find(({ list }) => list?.id === operation.id)
  const create = description.operations.find(({ method, path }) => method === 'POST' && path === operation.path)
  if (create && !readOnly) await makeVaried(create, stage)
  else if (resource && !readOnly) for (let count = 0; count < 3; count++) await world.make(resource.parameter)
  return world.ready(await world.goodCall(operation))
}

function resources(operations: readonly Operation[], { settings }: Session): Resource[] {
  const all = [...resourcesOf(settings.description.operations), ...singletonsOf(settings.description.operations)]
  return all.filter(({ create, list, read, update, remove }) =>
    [create, list, read, update, remove].some((each) => each !== undefined && operations.includes(each)),
  )
}

/** What adds to a list. */
const creations = (operations: readonly Operation[]): Operation[] =>
  operations.filter(
    ({ method, body, responses }) => method === 'POST' && body !== undefined && responses['201'] !== undefined,
  )

const nameOf = ({ create, read, update, remove }: Resource): string => (create ?? read ?? update ?? remove)?.id ?? ''

async function holdResource(resource: Resource, stage: Stage): Promise<void> {
  if (resource.parameter !== '') return holdLife(resource, stage)
  if (resource.update) await holdUpdates(resource.update, { resource, ids: {}, sequence: sequenceOf(stage), stage })
}

/** The rules of the operations; those that leave the workspace unfit come last. */
function rulesFor(operations: readonly Operation[], { settings }: Session): Rule[] {
  const ids = new Set(operations.map(({ id }) => id))
  const rules = (settings.recipes.rules ?? []).filter(({ operation }) => ids.has(operation))
  return rules.toSorted((one, other) => Number(one.spoils ?? false) - Number(other.spoils ?? false))
}

async function tryRule(rule: Rule, { world, session, note }: Stage): Promise<void> {
  const trouble = await holdRule(rule, world, session)
  if (trouble !== undefined) note(rule.operation, trouble)
}
