import { describe, expect, test } from 'vitest'
import { operationsOf, readBundle } from '../document.ts'
import { faultsIn } from './faults.ts'
import type { CodeSample } from './index.ts'

const languages = ['Shell', 'JavaScript', 'TypeScript', 'Java', 'Swift', 'Python', 'Go']
const operations = operationsOf(readBundle('openapi')).map(({ id, operation }) => {
  // addSamples vouches for the shape of what it adds.
  const { 'x-codeSamples': samples } = operation as unknown as { 'x-codeSamples': CodeSample[] }
  return { id, samples }
})
const all = operations.flatMap(({ id, samples }) => samples.map((sample) => ({ id, ...sample })))

test('every operation of the description has a sample in each language', () => {
  expect(operations).toHaveLength(86)
  expect(operations.map(({ samples }) => samples.map(({ lang }) => lang))).toEqual(operations.map(() => languages))
  expect(all.filter(({ source }) => source.trim() !== source || source.length < 100)).toEqual([])
})

test('the control plane has none', () => {
  expect(JSON.stringify(readBundle('control'))).not.toContain('x-codeSamples')
})

test('a sample holds no key, but says where it is', () => {
  expect(all.filter(({ source }) => /⟨|⟩|rl_/.test(source))).toEqual([])
  expect(all.filter(({ source }) => source.split('ROCKETLEAD_API_KEY').length !== 2)).toEqual([])
})

test('a sample ends no line with a space', () => {
  expect(all.filter(({ source }) => /[ \t]$/m.test(source))).toEqual([])
})

describe.each(Object.entries(faultsIn))('a sample in %s', (lang, faultsOf) => {
  const samples = all.filter((sample) => sample.lang === lang)

  test('parses', () => {
    expect(samples).toHaveLength(86)
    expect(samples.flatMap(({ id, source }) => faultsOf(source).map((fault) => `${id}: ${fault}`))).toEqual([])
  })

  test('is caught when it lacks a quote', () => {
    const broken = samples.map(({ id, source }) => ({ id, source: source.replace(/["'](?=[^"']*$)/, '') }))

    expect(broken.filter(({ source }) => faultsOf(source).length === 0)).toEqual([])
  })
})
