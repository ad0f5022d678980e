import { count, duration, grouped } from '../count.ts'
import { type Coverage, coverageOf, shareOf } from '../coverage.ts'
import type { PhaseReport, Report } from '../report.ts'
import { verdict } from '../verdict.ts'
import { type Markup, markup } from './markup.ts'

/** What was tested, what it came to, how much of it was covered. */
export function overview(report: Report): Markup {
  const { description, failures, operations } = report
  const isFine = failures.length === 0 && operations.some(({ requests }) => requests > 0)
  return markup`<header class="overview">
<p class="eyebrow">Contract test</p>
<h1>${description.title} <small>${description.version}</small></h1>
<p class="verdict ${isFine ? 'held' : 'broken'}"><span aria-hidden="true">${isFine ? '✓' : '✕'}</span> ${verdict(report)}</p>
<ul class="coverage">
${coverageOf(report).map(figure)}</ul>
<div class="columns">
${facts(report)}
${phaseTable(report)}
</div>
</header>`
}

const figure = (coverage: Coverage): Markup => {
  const { name, tested, total, provoked, remark } = coverage
  const width = (amount: number) => ((100 * amount) / total).toFixed(1)
  return markup`<li><span class="name">${name}</span>
<span class="figure"><b>${grouped(tested)}</b> of ${grouped(total)}</span>
<span class="bar" aria-hidden="true"><i style="width:${width(tested - provoked)}%"></i>${
    provoked > 0 && markup`<i class="provoked" style="width:${width(provoked)}%"></i>`
  }</span>
<span class="remark">${shareOf(coverage)} %${remark && `, ${remark}`}</span></li>
`
}

function facts({ target, description, seed, startedAt, seconds, ended, readOnly, version }: Report): Markup {
  const rows: [string, string | Markup][] = [
    ['Target', target],
    ['Description', description.source],
    ['Seed', String(seed)],
    ['Started', markup`<time datetime="${startedAt}">${startedAt.slice(0, 19).replace('T', ' ')} UTC</time>`],
    ['Took', duration(seconds)],
    ['Ended', ended],
    ...(readOnly ? [['Mode', 'read-only: nothing but GET was sent'] satisfies [string, string]] : []),
    ['Made by', `@rocketlead/contract-tests ${version}`],
  ]
  return markup`<dl class="facts">
${rows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`
}

function phaseTable({ phases, failures }: Report): Markup | false {
  if (phases.length === 0) return false
  return markup`<table class="phases">
<caption class="hidden">Phases</caption>
<thead><tr><th scope="col">Phase</th><th scope="col">Cases</th><th scope="col">Requests</th><th scope="col">Checks</th><th scope="col">Failures</th><th scope="col">Seconds</th></tr></thead>
<tbody>
${phases.map(phaseRow)}</tbody>
<tfoot><tr><td colspan="6">${count(failures.length, 'distinct failure')}</td></tr></tfoot>
</table>`
}

const phaseRow = ({ phase, cases, requests, checks, failures, seconds }: PhaseReport): Markup =>
  markup`<tr><th scope="row">${phase}</th>${[cases, requests, checks].map((amount) => markup`<td>${grouped(amount)}</td>`)}<td${
    failures > 0 && markup` class="bad"`
  }>${grouped(failures)}</td><td>${seconds.toFixed(1)}</td></tr>
`
