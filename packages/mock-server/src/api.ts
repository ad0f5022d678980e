import { routes as controlRoutes } from '../generated/control/routes.ts'
import { validators as controlValidators } from '../generated/control/validators.ts'
import { routes } from '../generated/openapi/routes.ts'
import { validators } from '../generated/openapi/validators.ts'
import type { Context } from './context.ts'
import { control } from './control/index.ts'
import { once } from './http/idempotency.ts'
import type { Api, Outcome, Route, ValidInput } from './http/route.ts'
import { operations, preparations } from './operations/index.ts'
import type { Workspace } from './workspace.ts'

// The description, not the compiler, has vouched for the input by the time that a handler gets it.
type AnyHandler<Ctx> = (input: ValidInput, context: Ctx) => Outcome
type AnySections<Ctx> = Record<string, Record<string, AnyHandler<Ctx>>>

/** The 86 operations, each call a transaction of its workspace. */
export const publicApi = (workspaceOf: (apiKey: string) => Workspace): Api => ({
  routes,
  validators,
  prepare: async ({ id }, input, file) => {
    const prepare = preparations[id]
    return prepare ? { ...input, file: await prepare(file) } : input
  },
  answer: ({ route, input, apiKey, idempotencyKey, print, finish }) => {
    const handler = handlerOf(operations as unknown as AnySections<Context>, route)
    if (!handler) throw new Error(`Nothing answers ${route.id}.`)
    return workspaceOf(apiKey).request((context) =>
      once(context.store.idempotency, idempotencyKey, print, context.clock.now(), () =>
        finish(handler(input, context)),
      ),
    )
  },
})

/** The control plane, which moves workspaces and so stands outside of their transactions. */
export const controlApi = (workspaceOf: (apiKey: string) => Workspace): Api => ({
  routes: controlRoutes,
  validators: controlValidators,
  answer: ({ route, input, apiKey, finish }) => {
    const handler = handlerOf(control as unknown as AnySections<Workspace>, route)
    if (!handler) throw new Error(`Nothing answers ${route.id}.`)
    return finish(handler(input, workspaceOf(apiKey)))
  },
})

const handlerOf = <Ctx>(sections: AnySections<Ctx>, { id, section }: Route): AnyHandler<Ctx> | undefined =>
  sections[section]?.[id.slice(section.length + 1)]
