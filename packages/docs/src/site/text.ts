/** The first sentence of a Markdown text without its marks, for where a page is told in one line. */
export const firstSentence = (markdown: string): string => {
  const plain = markdown.replace(/[`*]/g, '').replace(/\s+/g, ' ')
  return /^.*?[.!?](?= |$)/.exec(plain)?.[0] ?? plain
}
