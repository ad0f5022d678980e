// @vitest-environment happy-dom
import { useQuery } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { queries } from '../../src/react-query.ts'
import { setup } from '../setup.ts'
import { render } from './render.ts'

test('a query gives the data', async () => {
  const { rocketlead } = setup(() => Response.json({ id: 'cmp_1', name: 'Spring' }))
  const api = queries(rocketlead)

  const { until } = await render(() => useQuery(api.campaigns.get.query('cmp_1')))

  const { data } = await until(({ isSuccess }) => isSuccess)
  expect(data?.name).toBe('Spring')
})
