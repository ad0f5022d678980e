import { forced } from '../domain/account-incidents.ts'
import { saveChange } from '../effects/accounts.ts'
import { ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const accounts = {
  force({ path, body }, workspace) {
    return workspace.request((context) => {
      const { store, clock } = context
      const both = { account: store.accounts.get(path.accountId), warmup: store.warmup.get(path.accountId) }
      const { account, ...change } = forced[body.event](both, store.settings.get(), clock.now())
      const { disconnectReason } = account
      return ok(
        saveChange({ ...change, account: { ...account, disconnectReason: body.reason ?? disconnectReason } }, context),
      )
    })
  },
} satisfies ControlSection<'accounts'>
