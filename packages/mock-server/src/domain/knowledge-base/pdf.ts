import type { Passage } from './original.ts'

/** The text of a PDF, a passage a page; the library is loaded when the first one comes. */
export async function readPdf(bytes: Uint8Array): Promise<Passage[]> {
  if (!new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) throw new Error('This is no PDF.')
  const { extractText, getDocumentProxy } = await import('unpdf')
  // The library takes the bytes away from whoever hands them in.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  try {
    const { text } = await extractText(document, { mergePages: false })
    return text.map((page) => ({ heading: null, text: page, url: null }))
  } finally {
    await document.loadingTask.destroy()
  }
}
