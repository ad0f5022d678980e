// What must not compile. Nothing here is called: the type check is the test.
import { HttpResponse, http } from 'msw'
import type { setupWorker } from 'msw/browser'
import { expectTypeOf, test } from 'vitest'
import type { CampaignStart } from '../src/index.ts'
import type { RocketleadHandlers } from '../src/msw.ts'

test('an answer is checked', () => {
  const _ = (handlers: RocketleadHandlers) => {
    // @ts-expect-error the answer is no campaign
    handlers.campaigns.start(() => ({ id: 'cmp_1' }))
    // @ts-expect-error a name is a text
    handlers.campaigns.start(({ example }) => ({ ...example, name: 7 }))
    // @ts-expect-error a page has pagination
    handlers.leads.list(() => ({ data: [] }))
    // @ts-expect-error there is nothing to answer
    handlers.campaigns.delete(() => 'gone')
    // @ts-expect-error there is no such operation
    handlers.campaigns.resume()
  }
})

test('a problem is one that the operation has', () => {
  const _ = (handlers: RocketleadHandlers) => {
    handlers.campaigns.pause(({ problem }) => problem('campaign_not_active', { detail: 'Not yet.' }))
    // @ts-expect-error the code is misspelt
    handlers.campaigns.pause(({ problem }) => problem('campaign_not_activ'))
    // @ts-expect-error the operation has no such code
    handlers.campaigns.get(({ problem }) => problem('campaign_not_active'))
    // @ts-expect-error the status follows from the code
    handlers.campaigns.pause(({ problem }) => problem('campaign_not_active', { status: 400 }))
  }
})

test('what was sent has its types', () => {
  const _ = (handlers: RocketleadHandlers) => {
    handlers.campaigns.updateStep(({ params, example }) => {
      expectTypeOf(params).toEqualTypeOf<Record<'campaignId' | 'stepId', string>>()
      return example
    })
    handlers.campaigns.start(({ body, example }) => {
      expectTypeOf(body).toEqualTypeOf<CampaignStart | undefined>()
      return example
    })
    handlers.campaigns.uploadMedia(({ body, example }) => {
      expectTypeOf(body).toEqualTypeOf<FormData>()
      return example
    })
    handlers.leads.list(({ query, body, example }) => {
      expectTypeOf(query.get('limit')).toEqualTypeOf<string | null>()
      expectTypeOf(body).toEqualTypeOf<unknown>()
      // @ts-expect-error there is no such filter
      query.get('limt')
      return example
    })
    handlers.settings.get(({ params, example }) => {
      // @ts-expect-error the path has no parameters
      params.id
      return example
    })
    // @ts-expect-error the operation takes no query
    handlers.settings.get(({ query, example }) => ({ ...example, timezone: query.get('timezone') }))
  }
})

test('answers of Mock Service Worker are taken', () => {
  const _ = (handlers: RocketleadHandlers) => {
    handlers.settings.get(() => HttpResponse.error())
    handlers.settings.get(async () => HttpResponse.json({}, { status: 418 }), { once: true })
    handlers.campaigns.delete(() => {})
  }
})

test('handlers fit setupWorker', () => {
  const _ = (setup: typeof setupWorker, handlers: RocketleadHandlers) => {
    setup(
      ...handlers.examples(),
      handlers.forward(fetch),
      http.get('/health', () => undefined),
    )
  }
})
