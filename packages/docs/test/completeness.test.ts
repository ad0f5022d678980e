import { describe, expect, test } from 'vitest'
import { described } from './described.ts'
import { attribute, elementsIn, hasClass, parsed, textOf } from './html.ts'
import { read } from './site.ts'

const pageOf = (file: string) => {
  const { elements, anchors } = parsed(file)
  const main = elements.find(({ tagName }) => tagName === 'main')
  const blocks = elements.filter(({ tagName }) => tagName === 'pre').map((block) => textOf(block))
  return { elements, anchors, blocks, text: main ? textOf(main) : '' }
}

test('there are 86 operations, and a page for each', () => {
  expect(described.map(({ file }) => read(file).length > 0)).toHaveLength(86)
})

describe.each(described)('the page of $id, without JavaScript', (operation) => {
  const { elements, anchors, blocks, text } = pageOf(operation.file)
  const around = (anchor: string) => {
    const element = anchors.get(anchor)
    return element ? textOf(element) : `nothing has the id ${anchor}`
  }

  test('tells what it is', () => {
    for (const told of [operation.summary, operation.id, operation.path, operation.method]) expect(text).toContain(told)
    expect(read(operation.file)).toContain('href="../../guides/versioning/"')
  })

  test('has every parameter', () => {
    for (const { in: place, name } of operation.parameters) expect(around(`${place}.${name}`)).toContain(name)
  })

  test('has every property with its values and limits', () => {
    for (const { anchor, name, enum: values, limits } of operation.properties) {
      const told = around(anchor)
      for (const part of [name, ...values, ...limits.map((limit) => limit.toLocaleString('en-US'))])
        expect(told, anchor).toContain(part)
    }
  })

  test('has every status and every error code', () => {
    const statuses = elements.filter((element) => hasClass(element, 'status')).map(textOf)

    expect(new Set(statuses)).toEqual(new Set(operation.statuses))
    for (const code of operation.codes) expect(around(`code.${code}`)).toContain(code)
  })

  test('has all seven samples as they are in the description', () => {
    const samples = elements.filter((element) => hasClass(element, 'sample'))
    const shown = samples.map((sample) => ({
      lang: attribute(sample, 'data-lang'),
      source: elementsIn(sample)
        .filter(({ tagName }) => tagName === 'pre')
        .map(textOf)
        .join(),
    }))

    expect(operation.samples).toHaveLength(7)
    expect(shown).toEqual(operation.samples.map(({ lang, source }) => ({ lang, source })))
  })

  test('has every named example', () => {
    for (const example of operation.examples) expect(blocks).toContain(JSON.stringify(example, null, 2))
  })

  test('leads to every operation that follows', () => {
    const list = elements.find((element) => hasClass(element, 'follows'))
    const targets = (list ? elementsIn(list) : []).flatMap((element) => attribute(element, 'href') ?? [])
    const wanted = operation.links.map((id) => described.find((other) => other.id === id)?.file)

    expect(targets.map((target) => new URL(`${target}index.html`, `http://site${operation.file}`).pathname)).toEqual(
      wanted,
    )
  })

  test('says it all in Markdown too', () => {
    const twin = read(operation.twin)
    const names = operation.properties.map(({ name }) => `\`${name}\``)
    const samples = operation.samples.map(({ source }) => source.trim())
    const examples = operation.examples.map((example) => JSON.stringify(example, null, 2))
    const parameters = operation.parameters.map(({ name }) => `\`${name}\``)
    for (const told of [operation.path, ...parameters, ...names, ...operation.codes, ...samples, ...examples])
      expect(twin).toContain(told)
  })
})
