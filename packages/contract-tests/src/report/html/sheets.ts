import { count, grouped } from '../count.ts'
import type { OperationReport, ParameterReport, Report, StatusReport } from '../report.ts'
import { stateOf } from '../status.ts'
import { badge } from './badge.ts'
import { type Markup, markup } from './markup.ts'
import { outcomeText } from './texts.ts'

/** What the matrix draws, in words and figures: a sheet for each operation, which its button in the matrix opens. */
export const sheets = ({ operations }: Report): Markup => markup`${operations.map(sheet)}`

function sheet(operation: OperationReport, index: number): Markup {
  const { id, method, path, summary, requests, failures, statuses, parameters, links } = operation
  return markup`<aside class="sheet" id="operation-${index}" popover aria-label="${id}">
<button popovertarget="operation-${index}">Close</button>
<h3>${badge(method)} ${id}</h3>
<p>${summary && markup`${summary}<br>`}<code>${path}</code></p>
<p>${count(requests, 'request')}, ${count(failures, 'failure')}</p>
${statuses.length > 0 && statusTable(statuses)}
${parameters.length > 0 && parameterTable(parameters)}
${links.length > 0 && linkTable(links)}
</aside>
`
}

const statusTable = (statuses: StatusReport[]): Markup => markup`<table class="statuses">
<thead><tr><th>Status</th><th>answered</th><th>codes</th></tr></thead>
<tbody>${statuses.map(statusRow)}</tbody>
</table>`

function statusRow(status: StatusReport): Markup {
  const state = stateOf(status)
  return markup`<tr${state !== 'fine' && markup` class="${state}"`}><th>${status.status}</th><td>${outcomeText(status)}</td><td>${status.codes.map(codeText).join(', ')}</td></tr>`
}

const codeText = ({ code, seen }: StatusReport['codes'][number]): string =>
  `${code} ${seen > 0 ? grouped(seen) : 'never'}`

const parameterTable = (parameters: ParameterReport[]): Markup => markup`<table>
<thead><tr><th>Parameter</th><th>in</th><th>valid</th><th>invalid</th></tr></thead>
<tbody>${parameters.map(parameterRow)}</tbody>
</table>`

const parameterRow = ({ in: place, name, required, valid, invalid, breakable }: ParameterReport): Markup =>
  markup`<tr><th>${name}${required && ' *'}</th><td>${place}</td><td>${grouped(valid)}</td><td>${
    breakable ? grouped(invalid) : '–'
  }</td></tr>`

const linkTable = (links: OperationReport['links']): Markup => markup`<table>
<thead><tr><th>Link</th><th>to</th><th>followed</th></tr></thead>
<tbody>${links.map(
  ({ name, to, followed }) => markup`<tr><th>${name}</th><td>${to}</td><td>${grouped(followed)}</td></tr>`,
)}</tbody>
</table>`
