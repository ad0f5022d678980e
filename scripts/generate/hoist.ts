import type { Document, PathItem, Response } from './document.ts'
import { pascal } from './names.ts'

/**
 * Moves responses that several operations share into `components.responses`, named after their problem codes, so that
 * the bundle says each once.
 */
export function hoistResponses(document: Document): Document {
  const seen = new Map<string, number>()
  eachResponse(document, (response) => {
    const text = JSON.stringify(response)
    seen.set(text, (seen.get(text) ?? 0) + 1)
    return response
  })
  const names = new Map<string, string>()
  const responses: Record<string, Response> = {}
  eachResponse(document, (response) => {
    const text = JSON.stringify(response)
    const codes = Object.keys(response.content?.['application/problem+json']?.examples ?? {})
    if ((seen.get(text) ?? 0) < 2 || codes.length === 0) return response
    const name = names.get(text) ?? freeName(`${codes.map(pascal).join('Or')}Problem`, responses)
    names.set(text, name)
    responses[name] = response
    return { $ref: `#/components/responses/${name}` }
  })
  document.components.responses = responses
  return document
}

function eachResponse(document: Document, replace: (response: Response) => Response | { $ref: string }): void {
  const items = Object.values(document.paths) as PathItem[]
  for (const operation of items.flatMap((item) => [item.get, item.put, item.post, item.patch, item.delete])) {
    for (const [status, response] of Object.entries(operation?.responses ?? {})) {
      if (operation && !('$ref' in response)) operation.responses[status] = replace(response)
    }
  }
}

/** The same codes may come with different examples: the later ones are counted. */
function freeName(name: string, taken: Record<string, unknown>): string {
  let free = name
  for (let count = 2; free in taken; count += 1) free = `${name}${count}`
  return free
}
