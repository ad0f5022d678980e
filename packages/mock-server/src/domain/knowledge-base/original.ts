/** The most chunks of one source: as many as the largest file has when it is not cut into splinters. */
export const mostChunks = 40_000

/** A stretch of text under one heading, of one page. */
export interface Passage {
  heading: string | null
  text: string
  /** The web page that it comes from. */
  url: string | null
}

/** What a source was made of, as far as it was sent: what is read again when the source is. */
export interface Original {
  sizeBytes: number
  passages: Passage[]
}

/** How long a text is when it is stored. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length

export const textOriginal = (title: string, text: string): Original => ({
  sizeBytes: bytesOf(text),
  passages: [{ heading: title, text, url: null }],
})

export function faqOriginal(question: string, answer: string): Original {
  const text = `${question}\n${answer}`
  return { sizeBytes: bytesOf(text), passages: [{ heading: null, text, url: null }] }
}
