import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a release offers, as far as the next one is held against it: both descriptions, and the client's types. */
export const lastRelease = 'release/last'

/** Writes down what is offered now as what the last release offered. */
export function keepAsLast(root: string): void {
  const last = join(root, lastRelease)
  rmSync(last, { recursive: true, force: true })
  mkdirSync(join(last, 'client'), { recursive: true })
  for (const name of ['openapi.json', 'control.json']) {
    const document: unknown = JSON.parse(readFileSync(join(root, 'spec/dist', name), 'utf8'), withoutSamples)
    writeFileSync(join(last, name), `${JSON.stringify(document, null, 2)}\n`)
  }
  const surface = join(root, 'packages/client/test/surface')
  for (const file of readdirSync(surface)) cpSync(join(surface, file), join(last, 'client', file))
}

/** Samples are made of the rest, and are half of a bundle. */
const withoutSamples = (key: string, value: unknown) => (key === 'x-codeSamples' ? undefined : value)
