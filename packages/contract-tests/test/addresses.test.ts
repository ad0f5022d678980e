import { describe, expect, test } from 'vitest'
import type { Operation, Parameter } from '../src/description/description.ts'
import { addressOf } from '../src/exchange/address.ts'

const parameter = (place: Parameter['in'], style: string, explode: boolean): Parameter => ({
  ...{ name: 'color', in: place, required: true, schema: {}, pointer: '', examples: [] },
  ...{ style, explode },
})

/** The address of a call with `color` as a parameter of a style. */
function address(place: 'path' | 'query', style: string, explode: boolean, color: unknown): string {
  const path = place === 'path' ? '/paints/{color}' : '/paints'
  const operation: Operation = {
    ...{ id: 'paint', method: 'GET', path, section: '', summary: '', body: undefined, responses: {}, security: [] },
    parameters: [parameter(place, style, explode)],
  }
  const call = { path: {}, query: {}, headers: {}, [place]: { color } }
  return addressOf(operation, call)
}

const list = ['blue', 'black']
const object = { R: 100, G: 200 }

// The forms are those of the table "Style Examples" of the OpenAPI specification 3.1.
describe('a parameter in an address', () => {
  test.each<[Parameters<typeof address>, string]>([
    [['path', 'simple', false, 'blue'], '/paints/blue'],
    [['path', 'simple', false, list], '/paints/blue,black'],
    [['path', 'simple', false, object], '/paints/R,100,G,200'],
    [['path', 'simple', true, object], '/paints/R=100,G=200'],
    [['path', 'label', false, 'blue'], '/paints/.blue'],
    [['path', 'matrix', false, 'blue'], '/paints/;color=blue'],
    [['query', 'form', true, 'blue'], '/paints?color=blue'],
    [['query', 'form', true, list], '/paints?color=blue&color=black'],
    [['query', 'form', false, list], '/paints?color=blue,black'],
    [['query', 'form', true, object], '/paints?R=100&G=200'],
    [['query', 'form', false, object], '/paints?color=R,100,G,200'],
    [['query', 'spaceDelimited', false, list], '/paints?color=blue%20black'],
    [['query', 'pipeDelimited', false, list], '/paints?color=blue|black'],
    [['query', 'deepObject', true, object], '/paints?color%5BR%5D=100&color%5BG%5D=200'],
    [['query', 'content', false, object], '/paints?color=%7B%22R%22%3A100%2C%22G%22%3A200%7D'],
    [['query', 'form', true, ''], '/paints?color='],
    [['path', 'simple', false, "a/b?c#d e%'(🙂"], '/paints/a%2Fb%3Fc%23d%20e%25%27%28%F0%9F%99%82'],
  ])('%j is written as %s', (written, expected) => {
    expect(address(...written)).toBe(expected)
  })
})
