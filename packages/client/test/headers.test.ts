import { describe, expect, test } from 'vitest'
import { setup } from './setup.ts'

describe('headers', () => {
  test.each([
    ["of the client replace the client's own", { 'user-agent': 'mine/1' }, {}, 'mine/1'],
    ['of a call replace those of the client', { 'User-Agent': 'mine/1' }, { 'USER-AGENT': 'its/2' }, 'its/2'],
  ])('%s, however they are cased', async (_, client: object, call: object, userAgent) => {
    const { rocketlead, requests } = setup(undefined, { headers: client as Record<string, string> })

    await rocketlead.settings.get({ headers: call as Record<string, string> })

    expect(requests[0]?.headers.get('User-Agent')).toBe(userAgent)
  })

  test.each([
    ['Headers', new Headers({ 'X-Trace': 'abc' })],
    ['a list', [['X-Trace', 'abc']]],
  ])('may be %s for callers without types', async (_, headers) => {
    const { rocketlead, requests } = setup()

    await rocketlead.settings.get({ headers: headers as never })

    expect(requests[0]?.headers.get('X-Trace')).toBe('abc')
  })

  test('of a call are not those of the next', async () => {
    const { rocketlead, requests } = setup()

    await rocketlead.settings.get({ headers: { 'X-Trace': 'abc' } })
    await rocketlead.settings.get()

    expect(requests.map(({ headers }) => headers.get('X-Trace'))).toEqual(['abc', null])
  })

  test('cannot give a body another type than it has', async () => {
    const { rocketlead, requests } = setup()

    await rocketlead.campaigns.create({ name: 'Spring' }, { headers: { 'Content-Type': 'text/plain' } })

    expect(requests[0]?.headers.get('Content-Type')).toBe('application/json')
  })
})
