import { itemSchema } from '../client/signature.ts'
import { type OperationView, refName, type Schema } from '../document.ts'
import { isFile } from './form.ts'
import { inJavaScript, literal, width } from './literal.ts'
import { answerOf, type SampleRequest, type Served } from './request.ts'

/** With @rocketlead/client: the path's parameters, then the body or the query, as its methods take them. */
export function typescript(request: SampleRequest, document: Served, view: OperationView): string {
  return `import { Rocketlead } from '@rocketlead/client'

// Takes the API key from the environment variable ROCKETLEAD_API_KEY.
const rocketlead = new Rocketlead({ baseUrl: '${request.baseUrl}' })

${statements(request, document, view)}`
}

function statements(request: SampleRequest, document: Served, view: OperationView): string {
  const method = `rocketlead.${view.section}.${view.name}`
  const item = itemSchema(document, view)
  if (item) return loop(variable(item), call(method, request))
  const [answer] = Object.values(answerOf(view).content ?? {})
  if (!answer) return `await ${call(method, request, 'await ')}`
  const name = variable(answer.schema)
  const before = `const ${name} = await `
  return `${before}${call(method, request, before)}\nconsole.log(${name})`
}

/** What an answer is called: after its schema. */
function variable({ $ref = 'answer' }: Schema): string {
  return refName($ref).replace(/^./, (first) => first.toLowerCase())
}

function loop(item: string, list: string): string {
  const head = `for await (const ${item} of ${list})`
  const body = `console.log(${item})`
  return `${head} ${body}`.length <= width ? `${head} ${body}` : `${head} {\n  ${body}\n}`
}

/** A call, whose last argument goes over several lines where one does not do, or else each has a line. */
function call(method: string, request: SampleRequest, before = ''): string {
  const values = argumentsOf(request)
  const leading = values.slice(0, -1).map((value) => `${literal(value, inJavaScript)}, `)
  const start = `${method}(${leading.join('')}`
  const last = values.slice(-1).map((value) => literal(value, inJavaScript, { taken: `${before}${start})`.length }))
  const whole = `${start}${last.join('')})`
  if (`${before}${whole}`.search('\n|$') <= width) return whole
  const lines = values.map((value) => `  ${literal(value, inJavaScript, { indent: '  ' })},\n`)
  return `${method}(\n${lines.join('')})`
}

function argumentsOf({ path, body, query }: SampleRequest): unknown[] {
  if (body?.kind === 'json') return [...path, body.value]
  if (body)
    return [
      ...path,
      Object.fromEntries(body.parts.map((part) => [part.name, isFile(part) ? { path: part.file } : part.value])),
    ]
  return Object.keys(query).length > 0 ? [...path, query] : path
}
