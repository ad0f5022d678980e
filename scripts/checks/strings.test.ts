import { expect, test } from 'vitest'
import { hostsIn, isFictional, isReserved, phonesIn, textsIn } from './strings.ts'

test('finds every text of a document', () => {
  expect(textsIn({ a: ['x', { b: 'y' }], c: null, d: 3 })).toEqual(['x', 'y'])
})

test('knows the numbers that ring nobody', () => {
  const phones = phonesIn(['Call +12025550142 or +447700900123.', '+4915112345678', '+120255501'])

  expect(phones).toEqual(['+12025550142', '+447700900123', '+4915112345678'])
  expect(phones.filter(isFictional)).toEqual(['+12025550142', '+447700900123'])
  expect(isFictional('+12025550200')).toBe(false)
})

test('knows the hosts that nobody owns', () => {
  const hosts = hostsIn([
    'http://localhost:{port}',
    'https://{host}',
    'see https://juniper.example/a',
    'https://api.test.com',
  ])

  expect(hosts).toEqual(['localhost', 'juniper.example', 'api.test.com'])
  expect(hosts.filter(isReserved)).toEqual(['localhost', 'juniper.example'])
})
