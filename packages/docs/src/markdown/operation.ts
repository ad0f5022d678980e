import type { Body, Media, OperationPage, Success } from '../reference/operation.ts'
import type { Problem } from '../reference/problems.ts'
import { provenances } from '../reference/provenance.ts'
import { factsOf, fieldList, insideLines } from './fields.ts'

const places = { path: 'Path parameters', query: 'Query parameters', header: 'Header parameters' }
const fences: Record<string, string> = { Shell: 'sh' }

/** The page of an operation in Markdown, as complete as the page itself. */
export function operationMarkdown(page: OperationPage): string {
  const { operation, provenance, authorization, parameters, body, successes, follows, problems, samples } = page
  return blocks([
    `# ${operation.summary}`,
    `\`${operation.method.toUpperCase()} ${operation.path}\``,
    operation.raw.description,
    [
      `- Operation: \`${operation.id}\` of [${operation.section}](/${operation.slug}/)`,
      `- Provenance: ${provenances[provenance].title}. ${provenances[provenance].meaning}`,
      `- Authorization: \`Authorization: Bearer <API key>\`. ${authorization.replace(/\s+/g, ' ')}`,
    ].join('\n'),
    ...parameters.flatMap(({ place, fields }) => [`## ${places[place]}`, fieldList(fields).join('\n')]),
    ...(body ? bodyBlocks(body) : []),
    '## Responses',
    ...successes.flatMap(successBlocks),
    ...(follows.length > 0
      ? [
          '## What follows',
          follows
            .map(({ operation: target, description, takes }) => {
              const ids = takes.map(({ parameter, from }) => ` (\`${parameter}\` is \`${from}\`)`).join('')
              return `- [${target.summary}](${target.href}): ${description}${ids}`
            })
            .join('\n'),
        ]
      : []),
    '## Errors',
    'Each is `application/problem+json` with a stable `code`. See [errors and codes](/guides/errors/).',
    ...problems.flatMap(problemBlocks),
    '### The fields of every error',
    fieldList(page.problemFields).join('\n'),
    '### The headers of errors',
    fieldList(page.problemHeaders).join('\n'),
    '## Samples',
    ...samples.flatMap(({ lang, label, source }) => [
      `### ${label}`,
      fence(fences[lang] ?? lang.toLowerCase(), source),
    ]),
  ])
}

function bodyBlocks({ isRequired, description, media }: Body): string[] {
  return [
    '## Body',
    `${description} ${isRequired ? 'Required.' : 'Optional.'}`,
    ...media.flatMap((each) => mediaBlocks(each)),
  ]
}

function successBlocks({ status, description, media, headers }: Success): string[] {
  return [
    `### ${status}`,
    description,
    ...(media.length > 0 ? media.flatMap((each) => mediaBlocks(each)) : ['This response has no body.']),
    'Headers:',
    fieldList(headers).join('\n'),
  ]
}

function mediaBlocks({ type, shape, parts, examples }: Media): string[] {
  return [
    [`\`${type}\`, ${shape.type}${shape.isNullable ? ' or null' : ''}.`, shape.description, ...factsOf(shape)]
      .filter(Boolean)
      .join(' '),
    Object.entries(parts)
      .map(
        ([name, types]) =>
          `- The part \`${name}\` is of the type ${types
            .split(', ')
            .map((each) => `\`${each}\``)
            .join(', ')}.`,
      )
      .join('\n'),
    insideLines(shape).join('\n'),
    ...examples.flatMap(({ summary, value }) => [`Example: ${summary}`, fence('json', JSON.stringify(value, null, 2))]),
  ]
}

const problemBlocks = ({ code, status, title, cause, cure, example }: Problem): string[] => [
  `### ${status} \`${code}\``,
  `${title}. ${cause} ${cure}`.replace(/\s+/g, ' '),
  fence('json', JSON.stringify(example, null, 2)),
]

const fence = (language: string, source: string): string => `\`\`\`${language}\n${source.trimEnd()}\n\`\`\``

const blocks = (all: string[]): string => `${all.filter(Boolean).join('\n\n')}\n`
