import type { Rocketlead } from '@rocketlead/client'
import { createHandlers } from '@rocketlead/client/msw'
import { queries } from '@rocketlead/client/react-query'
import { describeContract } from '@rocketlead/contract-tests/vitest'

export const handlers = createHandlers('https://rocketlead.example').examples()

export async function phones(rocketlead: Rocketlead): Promise<string[]> {
  const page = await queries(rocketlead).leads.list.query().queryFn({ signal: AbortSignal.abort() })
  return page.data.map(({ phone }) => phone)
}

describeContract({ baseUrl: 'http://127.0.0.1' })
// @ts-expect-error the option is misspelt
describeContract({ baseURL: 'http://127.0.0.1' })
