import { document } from '../description/document.ts'
import { operations, type Section, sections } from '../description/operations.ts'
import { operationPage } from '../reference/operation.ts'
import { type Guide, guides } from '../site/guides.ts'
import { machines } from '../site/machines.ts'
import { firstSentence } from '../site/text.ts'
import { expanded } from './directives.ts'
import { machineMarkdown } from './machine.ts'
import { operationMarkdown } from './operation.ts'
import { withTwinLinks } from './twin.ts'

/** A page of the site in Markdown. */
export interface MarkdownPage {
  href: string
  title: string
  summary: string
  /** Which part of the site it belongs to. */
  part: string
  text: string
}

const { info } = document
const listOf = (pages: { title: string; href: string; summary?: string }[]): string =>
  pages.map(({ title, href, summary }) => `- [${title}](${href})${summary ? `: ${summary}` : ''}`).join('\n')

const guidePage = ({ href, title, summary, text }: Guide): MarkdownPage => ({
  ...{ href, title, summary, part: 'Guides' },
  text: `# ${title}\n\n${summary}\n\n${expanded(text).trim()}\n`,
})

const sectionPage = ({ name, slug, description, operations: all }: Section): MarkdownPage => ({
  ...{ href: `/${slug}/`, title: name, summary: description, part: name },
  text: `# ${name}\n\n${description}\n\n${listOf(all.map(({ summary, href, raw }) => ({ title: summary, href, summary: firstSentence(raw.description) })))}\n`,
})

const machinePages = machines.map(
  (machine): MarkdownPage => ({
    ...{ href: machine.href, title: machine.title, summary: machine.summary, part: 'States and ramps' },
    text: machineMarkdown(machine),
  }),
)

const operationPages = operations.map(
  (operation): MarkdownPage => ({
    ...{ href: operation.href, title: operation.summary, part: operation.section },
    summary: firstSentence(operation.raw.description),
    text: operationMarkdown(operationPage(operation)),
  }),
)

const home: MarkdownPage = {
  ...{ href: '/', title: info.title, summary: info.summary, part: 'Start' },
  text: [
    `# ${info.title}\n\n${info.summary}\n\n${info.description}`,
    `## Guides\n\n${listOf(guides)}`,
    `## States and ramps\n\n${listOf(machines)}`,
    '## Operations',
    ...sections.map(
      ({ name, slug, operations: all }) =>
        `### [${name}](/${slug}/)\n\n${listOf(all.map(({ summary, href }) => ({ title: summary, href })))}`,
    ),
  ]
    .join('\n\n')
    .concat('\n'),
}

const lists: MarkdownPage[] = [
  {
    ...{ href: '/guides/', title: 'Guides', summary: 'How to do things with the Rocketlead API.', part: 'Guides' },
    text: `# Guides\n\n${listOf(guides)}\n`,
  },
  {
    ...{ href: '/states/', title: 'States and ramps', summary: 'What records go through.', part: 'States and ramps' },
    text: `# States and ramps\n\n${listOf(machines)}\n`,
  },
]

/** Every page but the one for what is not found, with links among the twins. */
export const markdownPages: MarkdownPage[] = [
  home,
  ...lists,
  ...guides.map(guidePage),
  ...machinePages,
  ...sections.flatMap((section) => [
    sectionPage(section),
    ...operationPages.filter(({ part }) => part === section.name),
  ]),
].map((page) => ({ ...page, text: withTwinLinks(page.text, page.href) }))
