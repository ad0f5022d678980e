// Weaves into every operation what is the same everywhere: the error responses that its `x-problems` and the table of
// problem codes call for, and the headers that every response carries. An operation in the sources so says one line a
// code, and no two operations can say it differently. The bundle is plain OpenAPI.
import { readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** @type {{ codes: Record<string, { status: number, title: string, cause: string, cure: string, example?: object }>, outside: string[], mockOnly: string[], everywhere: string[], withId: string[], withBody: string[], withIdempotencyKey: string[] }} */
export const problems = parse(readFileSync(new URL('../shared/problems.yaml', import.meta.url), 'utf8'))

const shared = (pointer) => ({ $ref: `../shared/${pointer}` })
const sharedFolder = fileURLToPath(new URL('../shared', import.meta.url))

/** What was woven as a file of a folder deeper than `paths/` has to say it. */
function seenFrom(file, woven) {
  const folder = relative(dirname(file), sharedFolder).replaceAll('\\', '/')
  if (folder === '../shared') return woven
  return JSON.parse(JSON.stringify(woven), (key, value) =>
    key === '$ref' && String(value).startsWith('../shared/') ? value.replace('../shared', folder) : value,
  )
}

/** The headers of a status. Fresh objects every time, since the bundler rewrites each reference where it stands. */
const headersOf = (status, file) => structuredClone({ ...common, ...(isOfControl(file) ? ofControl : {}), ...ofStatus[status] })
const isOfControl = (file) => relative(sharedFolder, file).replaceAll('\\', '/').startsWith('../paths/control/')
const common = {
  'X-Request-Id': shared('headers.yaml#/RequestId'),
  'X-RateLimit-Limit': shared('headers.yaml#/RateLimitLimit'),
  'X-RateLimit-Remaining': shared('headers.yaml#/RateLimitRemaining'),
  'X-RateLimit-Reset': shared('headers.yaml#/RateLimitReset'),
}
const ofControl = { 'X-Workspace-Expires': shared('headers.yaml#/WorkspaceExpires') }
const ofStatus = {
  201: { Location: shared('headers.yaml#/Location') },
  401: { 'WWW-Authenticate': shared('headers.yaml#/WwwAuthenticate') },
  429: { 'Retry-After': shared('headers.yaml#/RetryAfter') },
}

export function weave() {
  const used = new Set(problems.outside)
  let shared = []
  return {
    PathItem: {
      enter(pathItem) {
        shared = pathItem.parameters ?? []
      },
    },
    Operation: {
      enter(operation, { report, location }) {
        if (!operation['x-problems']) return // a bundle: everything is woven in already
        const given = operation['x-problems']
        for (const code of Object.keys(given).filter((code) => !problems.codes[code])) {
          report({
            message: `The problem code "${code}" does not stand in shared/problems.yaml.`,
            location: location.child(['x-problems', code]),
          })
          return
        }
        const file = location.source.absoluteRef
        const parameters = [...shared, ...(operation.parameters ?? [])]
        const codes = [...new Set([...Object.keys(given), ...implied(operation, parameters)])]
        for (const code of codes) used.add(code)
        for (const [status, response] of Object.entries(operation.responses)) {
          const headers = { ...headersOf(status, file), ...replayed(parameters) }
          response.headers = { ...seenFrom(file, headers), ...response.headers }
        }
        for (const [status, ofThisStatus] of byStatus(codes)) {
          const response = problemResponse(status, ofThisStatus, given, file)
          operation.responses[status] = seenFrom(file, response)
        }
        delete operation['x-problems']
      },
    },
    Schema: {
      // An enum or a format never allows the empty string; said outright, so that every validator knows.
      enter(schema) {
        if (schema.type === 'string' && (schema.enum || schema.format)) schema.minLength ??= 1
      },
    },
    Root: {
      leave(root) {
        if (root['x-problem-codes']) return
        if (isControlPlane(root)) for (const code of problems.mockOnly) used.add(code)
        const table = Object.entries(problems.codes).filter(([code]) => used.has(code))
        root['x-problem-codes'] = Object.fromEntries(
          table.map(([code, { status, title, cause, cure }]) => [code, { status, title, cause, cure }]),
        )
      },
    },
  }
}

const isControlPlane = ({ paths }) => Object.keys(paths).every((path) => path.startsWith('/_mock/'))

/** The codes that an operation has because of what it takes. */
function implied(operation, parameters) {
  const takesKey = parameters.some(isIdempotencyKey)
  const hasId = parameters.some(({ $ref = '', in: place }) => place === 'path' || /Id$|ContactPhone$/.test($ref))
  return [
    ...problems.everywhere,
    ...(hasId ? problems.withId : []),
    ...(operation.requestBody ? problems.withBody : []),
    ...(takesKey ? problems.withIdempotencyKey : []),
  ]
}

const isIdempotencyKey = ({ $ref = '', name }) => name === 'Idempotency-Key' || $ref.endsWith('/IdempotencyKey')

const replayed = (parameters) =>
  parameters.some(isIdempotencyKey) ? { 'Idempotency-Replayed': shared('headers.yaml#/IdempotencyReplayed') } : {}

/** The codes of each status, by status and then in the order of the table. */
function byStatus(codes) {
  const order = Object.keys(problems.codes)
  const sorted = codes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return Map.groupBy(sorted, (code) => problems.codes[code].status)
}

function problemResponse(status, codes, given, file) {
  const causes = codes.map((code) => `* \`${code}\`: ${problems.codes[code].cause}`)
  const examples = codes.map((code) => [
    code,
    { summary: problems.codes[code].title, value: example(code, given[code]) },
  ])
  return {
    description: codes.length === 1 ? problems.codes[codes[0]].cause : causes.join('\n'),
    headers: headersOf(status, file),
    content: {
      'application/problem+json': {
        schema: {
          description: 'The problem, with one of the codes that this operation has for this status.',
          allOf: [
            shared('problem.yaml#/Problem'),
            {
              type: 'object',
              description: 'What is known of the problem from its status.',
              required: ['status', 'code'],
              properties: {
                status: { type: 'integer', enum: [status], description: 'The HTTP status.', examples: [status] },
                code: { type: 'string', minLength: 1, enum: codes, description: 'A stable word to switch on.', examples: [codes[0]] },
              },
            },
          ],
        },
        examples: Object.fromEntries(examples),
      },
    },
  }
}

/** A whole problem from an example's sentence, or from its members. */
function example(code, given) {
  const { status, title } = problems.codes[code]
  const members = typeof given === 'string' ? { detail: given } : (given ?? problems.codes[code].example)
  const type = `urn:rocketlead:problem:${code}`
  return { type, title, status, instance: 'req_0kd8p8w6x7y8z9a1', code, errors: [], ...members }
}
