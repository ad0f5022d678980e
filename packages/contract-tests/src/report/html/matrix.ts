import { count } from '../count.ts'
import { isWhollyTested } from '../coverage.ts'
import type { OperationReport, Report } from '../report.ts'
import { statusesOf } from '../status.ts'
import { badge } from './badge.ts'
import { type FirstFailure, firstFailure } from './first-failure.ts'
import { type Markup, markup } from './markup.ts'
import { strip } from './strip.ts'
import { tile } from './tile.ts'

interface Column {
  status: string
  /** Begins a class of statuses, such as 4xx. */
  isFirst: boolean
}

/** Operations by statuses and parameters: what was tested, and what came of it. */
export function matrix(report: Report): Markup {
  const columns = statusesOf(report).map((status, index, all) => ({
    status,
    isFirst: status[0] !== all[index - 1]?.[0],
  }))
  const first = firstFailure(report)
  const rows = report.operations.map((operation, index) => ({
    section: operation.section,
    row: row(operation, index, columns, first),
  }))
  return markup`<table class="matrix">
<caption class="hidden">Operations by statuses and parameters</caption>
<thead><tr><th scope="col">Operation</th>${columns.map(head)}<th scope="col">Parameters</th></tr></thead>
${[...Map.groupBy(rows, ({ section }) => section)].map(
  ([section, rows]) => markup`<tbody>
<tr class="section"><th scope="rowgroup" colspan="${columns.length + 2}">${section || 'operations'}</th></tr>
${rows.map(({ row }) => row)}</tbody>
`,
)}</table>`
}

const head = ({ status, isFirst }: Column): Markup =>
  markup`<th scope="col" class="status${isFirst && ' first'}">${status}</th>`

function row(operation: OperationReport, index: number, columns: Column[], first: FirstFailure): Markup {
  const { id, method, path, summary, requests, failures, parameters } = operation
  const isFailing = failures > 0 && ' failing'
  const isUntested = !isWhollyTested(operation) && ' untested'
  const isIdle = requests === 0 && ' idle'
  const statuses = new Map(operation.statuses.map((status) => [status.status, status]))
  return markup`<tr class="operation${isFailing}${isUntested}${isIdle}">
<th scope="row"><span class="name">${badge(method)}<button popovertarget="operation-${index}" title="${method} ${path}&#10;${summary}">${id}</button>${failureCount(operation, first(id))}</span></th>
${columns.map(
  ({ status, isFirst }) =>
    markup`<td${isFirst && markup` class="first"`}>${tile(statuses.get(status), first(id, status))}</td>`,
)}
<td class="parameters">${strip(parameters)}</td></tr>
`
}

const failureCount = ({ failures, id }: OperationReport, first: number | undefined): Markup | false =>
  first !== undefined &&
  markup`<a class="count" href="#failure-${first}" aria-label="${count(failures, 'failure')} of ${id}" title="${count(failures, 'failure')}">${failures}</a>`
