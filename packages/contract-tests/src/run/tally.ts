import { codesOf, describedFor } from '../checks/described.ts'
import type { Operation, Parameter } from '../description/description.ts'
import { isRecord } from '../description/pointer.ts'
import type { Call, ReceivedResponse } from '../exchange/exchange.ts'
import type { OperationReport, ParameterReport } from '../report/report.ts'
import type { Alternatives } from '../schema/alternatives.ts'
import { placesOf } from '../schema/places.ts'
import { breaches } from '../schema/values.ts'
import type { Trial } from './trial.ts'

/** Counts what was asked and answered, by operation. */
export interface Tally {
  note(trial: Trial, call: Call, response: ReceivedResponse | undefined): void
  followed(operation: string, link: string): void
  failed(operation: string, status: number | undefined): void
  reports(): OperationReport[]
}

export function createTally(operations: readonly Operation[], alternatives: Alternatives): Tally {
  const reports = new Map(operations.map((operation) => [operation.id, emptyReport(operation, alternatives)]))

  function noteParameters(report: OperationReport, { broken, method }: Trial, call: Call): void {
    if (method !== undefined) return
    if (broken) {
      for (const parameter of report.parameters)
        if (parameter.in === broken.in && parameter.name === broken.name) parameter.invalid++
      return
    }
    const sent = sentBy(call)
    for (const parameter of report.parameters) if (sent.has(`${parameter.in} ${parameter.name}`)) parameter.valid++
  }

  return {
    note(trial, call, response) {
      const report = reports.get(trial.operation.id)
      if (!report) return
      report.requests++
      noteParameters(report, trial, call)
      if (response && trial.method === undefined) noteStatus(report, trial, response)
    },
    followed(operation, link) {
      for (const each of reports.get(operation)?.links ?? []) if (each.name === link) each.followed++
    },
    failed(operation, status) {
      const report = reports.get(operation)
      if (!report) return
      report.failures++
      const answered = status === undefined ? undefined : statusOf(report, status)
      if (answered) answered.failures++
    },
    reports: () => [...reports.values()],
  }
}

function noteStatus(report: OperationReport, { expect, operation }: Trial, { status, json }: ReceivedResponse): void {
  const answered =
    statusOf(report, status) ?? addStatus(report, status, describedFor(operation.responses, status) !== undefined)
  if (expect.kind === 'provoked') answered.provoked++
  else answered.seen++
  const code = isRecord(json) ? json.code : undefined
  for (const each of answered.codes) if (each.code === code) each.seen++
}

const statusOf = (report: OperationReport, status: number) =>
  report.statuses.find((each) => each.status === String(status)) ??
  report.statuses.find((each) => each.status === `${Math.floor(status / 100)}XX`)

function addStatus(report: OperationReport, status: number, documented: boolean) {
  const added = { status: String(status), documented, seen: 0, provoked: 0, failures: 0, codes: [] }
  report.statuses.push(added)
  return added
}

/** Everything that a call says: `query limit`, `body steps[].text`. */
function sentBy({ path, query, headers, body }: Call): Set<string> {
  const named = (place: string, values: object) => Object.keys(values).map((name) => `${place} ${name}`)
  const inBody = body === undefined || body.raw !== undefined ? [] : namesIn(body.value).map((name) => `body ${name}`)
  return new Set([...named('path', path), ...named('query', query), ...named('header', headers), ...inBody])
}

function namesIn(value: unknown, name = ''): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [] : [`${name}[]`, ...value.slice(0, 3).flatMap((item) => namesIn(item, `${name}[]`))]
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = name === '' ? key : `${name}.${key}`
    return [inner, ...namesIn(item, inner)]
  })
}

function emptyReport(operation: Operation, alternatives: Alternatives): OperationReport {
  const { id, method, path, section, summary, responses } = operation
  return {
    ...{ id, method, path, section, summary, requests: 0, failures: 0 },
    statuses: Object.entries(responses).map(([status, { media }]) => ({
      ...{ status, documented: true, seen: 0, provoked: 0, failures: 0 },
      codes: [...new Set(media.flatMap(({ schema }) => codesOf(schema)))].map((code) => ({ code, seen: 0 })),
    })),
    parameters: [
      ...operation.parameters.map((parameter) => parameterReport(parameter, alternatives)),
      ...bodyReports(operation, alternatives),
    ],
    links: Object.values(responses).flatMap(({ links }) =>
      links.map(({ name, operation: to }) => ({ name, to, followed: 0 })),
    ),
  }
}

const empty = { valid: 0, invalid: 0 }

function parameterReport(
  { in: place, name, required, schema }: Parameter,
  alternatives: Alternatives,
): ParameterReport {
  const isText = alternatives(schema).some(
    ({ type, enum: values, format, pattern }) => type === 'string' && !values && !format && !pattern,
  )
  // Whatever is written in a URL or a header is a text; an empty path parameter is another path.
  const breakable = breaches(schema, alternatives).some(({ value }) =>
    typeof value !== 'string' ? !isText : value !== '' || place === 'query',
  )
  return { in: place, name, required, ...empty, breakable: breakable || (required && place !== 'path') }
}

/** The properties of all content types and alternatives, each once, in their order. */
function bodyReports({ body }: Operation, alternatives: Alternatives): ParameterReport[] {
  const places = (body?.media ?? []).flatMap(({ schema }) =>
    alternatives(schema).flatMap((one) => placesOf(one, alternatives)),
  )
  const reports = places.map(({ name, required, schema }): [string, ParameterReport] => [
    name,
    { in: 'body', name, required, ...empty, breakable: required || breaches(schema, alternatives).length > 0 },
  ])
  return [...new Map(reports.reverse()).values()].reverse()
}
