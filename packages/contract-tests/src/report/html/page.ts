import { createHash } from 'node:crypto'
import type { Report } from '../report.ts'
import { verdict } from '../verdict.ts'
import { failureCards } from './failures.ts'
import { legend } from './legend.ts'
import { type Markup, markup, trusted } from './markup.ts'
import { matrix } from './matrix.ts'
import { overview } from './overview.ts'
import { script } from './script.ts'
import { sheets } from './sheets.ts'
import { style } from './style.ts'

/** Forbids the page to ask any host for anything, and to run a script other than its own. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  'img-src data:',
].join('; ')

/** The report as one page that needs nothing else, and is complete without its script. */
export const html = (report: Report): string => `<!doctype html>\n${page(report).html}\n`

const page = (report: Report): Markup => markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${verdict(report)} ${report.description.title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#operations">Go to the operations</a>
${overview(report)}
<main>
<section aria-labelledby="operations">
<div class="title"><h2 id="operations">Operations</h2>${filter}</div>
${legend}
${matrix(report)}
</section>
${failureCards(report)}
${notes(report)}
</main>
${sheets(report)}
<script>${trusted(script)}</script>
</body>
</html>`

/** Of no use without the script, which shows it. */
const filter = markup`<form class="filter" hidden>
<label>Filter <input type="search" name="text" placeholder="name, path or section" autocomplete="off"></label>
<label><input type="checkbox" name="failing"> only failures</label>
<label><input type="checkbox" name="untested"> only untested</label>
<output></output>
</form>`

const notes = ({ notes }: Report): Markup | false =>
  notes.length > 0 &&
  markup`<section aria-labelledby="notes">
<h2 id="notes">What could not be tested</h2>
<ul class="notes">
${notes.map(({ operation, message }) => markup`<li>${operation && markup`<b>${operation}</b> `}${message}</li>\n`)}</ul>
</section>`
