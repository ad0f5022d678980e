import { HTTPSnippet } from '@readme/httpsnippet'
import { isFile, partText } from './form.ts'
import type { SampleBody, SampleRequest } from './request.ts'

/**
 * Stands for the API key until a language puts in how it reads the environment. It is long, since the library breaks
 * lines by their length.
 */
export const keyMark = '⟨the API key, which each language reads from the environment in a way of its own⟩'

/** Stands for a body until a language puts it in the way that reads best there. */
export const bodyMark = '⟨body⟩'

/** How a language is written by the library. */
interface Way {
  target: 'shell' | 'javascript' | 'java' | 'swift' | 'python' | 'go'
  client: string
  options?: Record<string, unknown>
  /** Whether the sample has to say that a body is JSON; otherwise what it sends it with does. */
  namesType?: boolean
  /** Whether the library's forms are of use; otherwise they are a mark too. */
  writesForms?: boolean
}

/** A request as the library writes it, with marks where a language has its own way. */
export function snippet(request: SampleRequest, { target, client, options = {}, ...way }: Way): string {
  const { method, url, body } = request
  const key = { name: 'Authorization', value: `Bearer ${keyMark}` }
  const type = { name: 'Content-Type', value: 'application/json' }
  const har = {
    method,
    url,
    headers: body?.kind === 'json' && way.namesType ? [key, type] : [key],
    ...(body && { postData: postData(body, way.writesForms) }),
  }
  const log = { version: '1.2', creator: { name: '', version: '' }, entries: [{ request: har }] }
  const [code] = new HTTPSnippet({ log }).convert(target, client, options)
  if (typeof code !== 'string') throw new Error(`The library does not write ${target} with ${client}.`)
  return code
}

function postData(body: SampleBody, writesForms: boolean | undefined) {
  if (body.kind === 'json' || !writesForms) return { mimeType: 'application/json', text: JSON.stringify(bodyMark) }
  const params = body.parts.map((part) =>
    isFile(part)
      ? { name: part.name, fileName: part.file, contentType: part.type }
      : { name: part.name, value: partText(part.value) },
  )
  return { mimeType: 'multipart/form-data', params }
}

export type Mend = [from: string, to: string]

/** Code in which each of some texts is another. What should be there and is not, or twice, is an error. */
export function mended(code: string, ...mends: Mend[]): string {
  return mends.reduce((text, [from, to]) => {
    const count = text.split(from).length - 1
    if (count !== 1) throw new Error(`The library wrote ${JSON.stringify(from)} ${count} times, not once:\n${text}`)
    return text.replace(from, () => to)
  }, code)
}
