import { type OperationView, operationsOf } from '../document.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { javascript } from './javascript.ts'
import { python } from './python.ts'
import { requestOf, type SampleRequest, type Served } from './request.ts'
import { shell } from './shell.ts'
import { swift } from './swift.ts'
import { typescript } from './typescript.ts'

/** A sample as `x-codeSamples` has it, which the renderers of descriptions read. */
export interface CodeSample {
  lang: string
  label: string
  source: string
}

/** The languages in the order in which they are offered. */
const languages: Record<string, (request: SampleRequest, document: Served, view: OperationView) => string> = {
  Shell: shell,
  JavaScript: javascript,
  TypeScript: typescript,
  Java: java,
  Swift: swift,
  Python: python,
  Go: go,
}

/** How an operation is called, in each language. */
export function samplesOf(document: Served, view: OperationView): CodeSample[] {
  const request = requestOf(document, view)
  return Object.entries(languages).map(([lang, write]) => ({
    lang,
    label: lang,
    source: write(request, document, view),
  }))
}

/** Adds its samples to each operation of a description. */
export function addSamples(document: Served): void {
  for (const view of operationsOf(document))
    Object.assign(view.operation, { 'x-codeSamples': samplesOf(document, view) })
}
