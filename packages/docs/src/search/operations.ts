import { operations, sections } from '../description/operations.ts'
import { firstSentence } from '../site/text.ts'
import { type Draft, fromRoot } from './draft.ts'

/** In the order of `operations`, so that an operation is known by its number. */
export const operationDrafts: Draft[] = operations.map(({ id, section, method, path, summary, href, raw }) => ({
  entry: {
    ...{ kind: 'operation', title: summary, text: firstSentence(raw.description), href: fromRoot(href) },
    ...{ alias: id, method, path },
  },
  names: `${section} ${method} ${path}`,
  text: raw.description,
}))

export const sectionDrafts: Draft[] = sections.map(({ name, slug, description }) => ({
  entry: { kind: 'section', title: name, text: firstSentence(description), href: `${slug}/` },
  text: description,
}))
