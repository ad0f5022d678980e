import { readFileSync } from 'node:fs'
import type { Failure, OperationReport, ParameterReport, Report, StatusReport } from '../../src/report/report.ts'
import { failuresOf } from './failures.ts'

interface Node {
  [key: string]: Node
}

// The bundle is linted and validated where it is made.
const document = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@rocketlead/openapi/openapi.json')), 'utf8'),
) as Node

const entries = (node: Node | undefined): [string, Node][] => Object.entries(node ?? {})

function followed(node: Node | undefined): Node | undefined {
  const reference: unknown = node?.$ref
  if (typeof reference !== 'string') return node
  const steps = reference.slice(2).split('/')
  return followed(steps.reduce<Node | undefined>((at, step) => at?.[step], document))
}

/** A report of the whole Rocketlead API: its real operations, statuses and parameters, and plausible figures. */
export function rocketleadReport(changes: Partial<Report> = {}): Report {
  const failures = changes.failures ?? failuresOf()
  const operations = entries(document.paths).flatMap(([path, item]) =>
    entries(item).flatMap(([method, operation]) =>
      operation.operationId ? [operationOf(method.toUpperCase(), path, operation, item.parameters, failures)] : [],
    ),
  )
  return {
    version: '1.0.0',
    description: { title: 'Rocketlead API', version: '1.0.0', source: '@rocketlead/openapi' },
    target: 'http://127.0.0.1:4010',
    seed: 20_261_128,
    readOnly: false,
    startedAt: '2026-11-28T15:05:44.120Z',
    seconds: 143.6,
    ended: 'complete',
    phases: [
      { phase: 'examples', cases: 212, requests: 388, checks: 2716, failures: 1, seconds: 6.2 },
      { phase: 'coverage', cases: 2941, requests: 3870, checks: 27_090, failures: 4, seconds: 41.8 },
      { phase: 'fuzzing', cases: 8600, requests: 9127, checks: 63_889, failures: 2, seconds: 78.9 },
      { phase: 'stateful', cases: 240, requests: 1904, checks: 13_328, failures: 1, seconds: 16.7 },
    ],
    operations,
    failures,
    notes: [
      {
        operation: 'warmup.resume',
        message: 'No account that is old enough could be made: accounts.create answered 402.',
      },
      { message: 'The server has no header for provoking problems, so 429 and 500 were left to chance.' },
    ],
    ...changes,
  }
}

function operationOf(
  method: string,
  path: string,
  operation: Node,
  shared: Node | undefined,
  failures: Failure[],
): OperationReport {
  const id = String(operation.operationId)
  const own = failures.filter((failure) => failure.operation === id)
  const isIdle = id === 'warmup.resume'
  const statuses = entries(operation.responses).map(([status, response]) => statusOf(id, status, response, own))
  const stray = own.find(
    (one) => one.response && !statuses.some(({ status }) => status === String(one.response?.status)),
  )
  const unknown = stray && { ...blank, status: String(stray.response?.status), seen: stray.times, failures: 1 }
  const links = entries(operation.responses).flatMap(([, response]) => entries(followed(response)?.links))
  return {
    id,
    method,
    path,
    section: slugOf(String(Object.values(operation.tags ?? {})[0])),
    summary: String(operation.summary),
    requests: isIdle ? 0 : 40 + figure(id, 200),
    failures: own.length,
    statuses: [...statuses.map((status) => (isIdle ? unseen(status) : status)), ...(unknown ? [unknown] : [])],
    parameters: parametersOf(operation, shared).map((one) => (isIdle ? { ...one, valid: 0, invalid: 0 } : one)),
    links: links.map(([name, link]) => ({ name, to: String(link.operationId), followed: figure(id + name, 9) })),
  }
}

const blank = { documented: false, seen: 0, provoked: 0, failures: 0, codes: [] }

/** As it is before anything was sent. */
const unseen = ({ codes, ...status }: StatusReport): StatusReport => ({
  ...status,
  ...{ seen: 0, provoked: 0, codes: codes.map(({ code }) => ({ code, seen: 0 })) },
})

function statusOf(id: string, status: string, response: Node, own: Failure[]): StatusReport {
  const answers = status === '500' || figure(id + status, 16) > 0 ? 1 + figure(status + id, 40) : 0
  const isProvoked = status === '500' || (status === '429' && figure(id, 2) === 0)
  const examples = followed(response)?.content?.['application/problem+json']?.examples
  const codes = Object.keys(examples ?? {}).map((code) => ({ code, seen: answers && figure(id + code, 12) }))
  return {
    status,
    documented: true,
    seen: isProvoked ? 0 : answers,
    provoked: isProvoked ? answers : 0,
    failures: own.filter((failure) => String(failure.response?.status) === status).length,
    codes,
  }
}

function parametersOf(operation: Node, shared: Node | undefined): ParameterReport[] {
  const bodies = Object.values(followed(operation.requestBody)?.content ?? {})
  const properties = [...new Set(bodies.flatMap(({ schema }) => propertiesOf(schema, '')))]
  const parameters = [...Object.values(shared ?? {}), ...Object.values(operation.parameters ?? {})].map((parameter) =>
    followed(parameter),
  )
  return [
    ...parameters.map((one) => parameter(placeOf(one), String(one?.name))),
    ...properties.map((name) => parameter('body', name)),
  ]
}

function propertiesOf(node: Node | undefined, way: string): string[] {
  const schema = followed(node)
  const parts = [schema?.allOf, schema?.oneOf, schema?.anyOf].flatMap((list) => Object.values(list ?? {}))
  return [
    ...parts.flatMap((part) => propertiesOf(part, way)),
    ...entries(schema?.properties).flatMap(([name, property]) => {
      const there = way === '' ? name : `${way}.${name}`
      return [there, ...propertiesOf(property, there)]
    }),
    ...(schema?.items ? propertiesOf(schema.items, `${way}[]`) : []),
  ]
}

function parameter(place: ParameterReport['in'], name: string): ParameterReport {
  const breakable = figure(name, 11) > 0
  return {
    in: place,
    name,
    required: place === 'path',
    valid: figure(`${name}valid`, 25),
    invalid: breakable ? figure(`${name}invalid`, 14) : 0,
    breakable,
  }
}

const places = ['path', 'query', 'header', 'cookie'] as const

const placeOf = (parameter: Node | undefined): ParameterReport['in'] =>
  places.find((place) => place === String(parameter?.in)) ?? 'query'

const slugOf = (tag: string): string => tag.toLowerCase().replaceAll(' ', '-')

/** A number below `limit` that a text always has. */
const figure = (text: string, limit: number): number =>
  [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 99_991, 7) % limit
