// What must not compile. Nothing here is called: the type check is the test.
import { expectTypeOf, test } from 'vitest'
import {
  type Account,
  type AccountPhase,
  type AccountStatus,
  type AgentMode,
  isApiError,
  type Known,
  type Order,
  type OrderQuote,
  type ProblemCodes,
  type Rocketlead,
} from '../src/index.ts'

test('arguments are checked', () => {
  const _ = (rocketlead: Rocketlead) => {
    // @ts-expect-error the name is required
    rocketlead.campaigns.create({})
    // @ts-expect-error the body is required
    rocketlead.campaigns.create()
    // @ts-expect-error the name is a text
    rocketlead.campaigns.create({ name: 7 })
    // @ts-expect-error the property is misspelt
    rocketlead.campaigns.create({ name: 'Spring', dailyLimt: 40 })
    // @ts-expect-error an id is a text
    rocketlead.accounts.get(7)
    // @ts-expect-error the id is required
    rocketlead.accounts.get()
    // @ts-expect-error there is no such order
    rocketlead.accounts.list({ sort: 'size' })
    // @ts-expect-error options come behind the body
    rocketlead.campaigns.start('cmp_1', { signal: AbortSignal.timeout(1000) })
    // @ts-expect-error only a form can be uploaded
    rocketlead.campaigns.uploadMedia('cmp_1', { file: 'photo.jpg' })
    // @ts-expect-error there is no such operation
    rocketlead.campaigns.resume('cmp_1')
    // @ts-expect-error there is no such section
    rocketlead.invoices.list()
    // @ts-expect-error there is no such path
    rocketlead.raw.GET('/api/v1/invoices')
  }
})

test('what may be left out can be', () => {
  const _ = (rocketlead: Rocketlead) => {
    rocketlead.accounts.list()
    rocketlead.accounts.list({}, { headers: { 'X-Trace': 'abc' } })
    rocketlead.campaigns.start('cmp_1')
    rocketlead.campaigns.start('cmp_1', undefined, { idempotencyKey: '5f0c2a4e' })
    rocketlead.accounts.setAvatar('acc_1', new FormData())
  }
})

test('answers have plain types', () => {
  expectTypeOf<Rocketlead['accounts']['get']>().returns.resolves.toEqualTypeOf<Account>()
  expectTypeOf<Rocketlead['campaigns']['delete']>().returns.resolves.toEqualTypeOf<void>()
  expectTypeOf<Rocketlead['orders']['create']>().returns.resolves.toEqualTypeOf<OrderQuote | Order>()
})

test('enums of answers are open', () => {
  const status: AccountStatus = 'hibernating'
  expectTypeOf(status).toExtend<string>()
})

test('Known has the listed values of an enum alone', () => {
  expectTypeOf<Known<AccountPhase>>().toEqualTypeOf<
    'setup' | 'warmup' | 'ramp' | 'production' | 'cooldown' | 'retired'
  >()
  expectTypeOf<Known<AccountPhase | null>>().toEqualTypeOf<Known<AccountPhase> | null>()
  expectTypeOf<Known<'pause' | 'resume'>>().toEqualTypeOf<'pause' | 'resume'>()
  // @ts-expect-error the value is not listed
  const _: Known<AccountPhase> = 'hibernating'
})

test('a switch over known values can be complete, and breaks when one is missing', () => {
  const _complete = (agent: AgentMode) => {
    const mode = agent as Known<AgentMode>
    switch (mode) {
      case 'off':
      case 'suggest':
      case 'auto':
        return mode
      default:
        return mode satisfies never
    }
  }
  const _missing = (agent: AgentMode) => {
    const mode = agent as Known<AgentMode>
    switch (mode) {
      case 'off':
      case 'suggest':
        return mode
      default:
        // @ts-expect-error `auto` is missing
        return mode satisfies never
    }
  }
  const _open = (mode: AgentMode) => {
    switch (mode) {
      case 'off':
      case 'suggest':
      case 'auto':
        return mode
      default:
        // @ts-expect-error an open enum is never complete
        return mode satisfies never
    }
  }
})

test('the codes of an operation are its own and those that follow from what it takes', () => {
  expectTypeOf<ProblemCodes['campaigns.start']>().toEqualTypeOf<
    | 'campaign_already_active'
    | 'campaign_archived'
    | 'campaign_completed'
    | 'campaign_not_ready'
    | 'forbidden'
    | 'idempotency_key_in_use'
    | 'idempotency_key_reused'
    | 'insufficient_credits'
    | 'internal_error'
    | 'invalid_body'
    | 'not_found'
    | 'payload_too_large'
    | 'rate_limited'
    | 'unauthorized'
    | 'unsupported_media_type'
    | 'validation_failed'
  >()
})

test('isApiError narrows the code', () => {
  const _ = (error: unknown) => {
    if (!isApiError(error, 'campaigns.pause')) return
    expectTypeOf(error.code).not.toEqualTypeOf<string | undefined>()
    error.code === 'campaign_not_active'
    // @ts-expect-error the operation has no such code
    error.code === 'campaign_not_activ'
    // @ts-expect-error there is no such operation
    isApiError(error, 'campaigns.resume')
  }
})
