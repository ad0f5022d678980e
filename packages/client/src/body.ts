import { RocketleadError } from './errors.ts'

/** A serialized body, the same bytes for every attempt. */
export type Body = string | Blob

export interface Serialized {
  body: Body | null
  /** The content type; none when there is no body. */
  type?: string
}

/** A body as it is sent. What uploads files is loaded with the first one. */
export async function bodyOf(content: unknown, takesFile: boolean): Promise<Serialized> {
  if (content === undefined) return { body: null }
  if (takesFile && isForm(content)) return (await import('./upload.ts')).serializedForm(content, RocketleadError)
  return { body: JSON.stringify(content), type: 'application/json' }
}

const isForm = (content: unknown): content is FormData | Record<string, unknown> =>
  content instanceof FormData || 'file' in Object(content)
