import { count, cut, grouped } from '../count.ts'
import type { Failure, Report } from '../report.ts'
import { badge } from './badge.ts'
import { type Markup, markup } from './markup.ts'

/** Characters of a text of the server; `report.json` has all of it. */
const most = 4000

export const failureCards = ({ failures }: Report): Markup | false =>
  failures.length > 0 &&
  markup`<section aria-labelledby="failures">
<h2 id="failures">Failures</h2>
${failures.map(card)}</section>`

function card(failure: Failure, index: number): Markup {
  const { operation, method, path, phase, check, message, expected, actual, curl, response, times } = failure
  const id = `failure-${index + 1}`
  return markup`<article class="card" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${badge(method)} ${operation} <code>${path}</code> <a href="#${id}">${index + 1}</a></h3>
<p class="case">${failure.case}</p>
<p>${message}</p>
<ul class="facts"><li>${check}</li><li>${phase}</li><li>met ${times === 1 ? 'once' : count(times, 'time')}</li></ul>
<div class="pair">
<div class="expected"><h4>Expected</h4>${block(expected)}</div>
<div class="actual"><h4>Actual</h4>${block(actual)}</div>
</div>
${curl.length > 0 && markup`<div class="curl"><h4>Send it again</h4><pre>${curl.join('\n')}</pre></div>`}
${answer(response)}
</article>
`
}

function answer(response: Failure['response']): Markup {
  if (!response) return markup`<p class="none">There was no answer.</p>`
  const headers = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`)
  return markup`<details open><summary>Answer ${response.status}</summary>
${headers.length > 0 && markup`<pre class="headers">${headers.join('\n')}</pre>`}
${response.body ? block(readable(response.body)) : markup`<p class="none">It had no body.</p>`}</details>`
}

function block(text: string): Markup {
  const { text: shown, left } = cut(text, most)
  return markup`<pre tabindex="0">${shown}</pre>${
    left > 0 && markup`<p class="none">${grouped(left)} more characters are in report.json.</p>`
  }`
}

/** Compact JSON is laid out; whatever that would change stays as it was sent. */
function readable(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    return JSON.stringify(value) === body ? JSON.stringify(value, null, 2) : body
  } catch {
    return body
  }
}
